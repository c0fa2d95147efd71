import { describe, expect, it } from 'vitest';

import { workCalendar, workingDay, workingDayBefore } from './work-calendar.ts';

describe('workCalendar', () => {
  it.each([
    ['2026-11-24', 2026, 'November 2026', 'December 2026 due 2027-01-28'],
    ['2027-01-28', 2026, 'January 2027', 'December 2026 due 2027-01-28'],
    ['2027-01-29', 2026, 'January 2027', 'March 2027 due 2027-04-28'],
    ['2027-03-31', 2026, 'March 2027', 'March 2027 due 2027-04-28'],
    ['2027-04-01', 2027, 'April 2027', 'March 2027 due 2027-04-28'],
    ['2027-12-31', 2027, 'December 2027', 'December 2027 due 2028-01-28'],
  ])('on %s names jobs of %i, payroll of %s and GST of %s', (...row) => {
    const { today, year, month, quarter } = workCalendar(row[0], '04-01');
    expect([today, year, month, `${quarter.lastMonth} due ${quarter.dueDate}`]).toEqual(row);
  });
});

describe('a day on a weekend', () => {
  it.each([
    ['2026-11-27', '2026-11-27', '2026-11-27'],
    ['2026-11-28', '2026-11-30', '2026-11-27'],
    ['2026-11-29', '2026-11-30', '2026-11-27'],
  ])('%s moves on to %s, or back to %s', (day, later, earlier) => {
    expect([workingDay(day), workingDayBefore(day)]).toEqual([later, earlier]);
  });
});
