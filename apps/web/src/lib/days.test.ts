import { expect, it } from 'vitest';

import { dayOfMonth, daysOfWeek, fullDay, isWeekend, spokenDay, weekdayAndDay } from './days.ts';

it('writes a day with its weekday, with and without the year', () => {
  expect([weekdayAndDay('2026-11-18'), fullDay('2026-11-18')]).toEqual(['Wed 18 Nov', 'Wed 18 Nov 2026']);
});

it('speaks a day in full', () => {
  expect(spokenDay('2027-01-03')).toBe('Sunday 3 January 2027');
});

it('gives the week from Monday, across a turn of the year', () => {
  expect(daysOfWeek('2027-01-03')).toEqual([
    '2026-12-28',
    '2026-12-29',
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
    '2027-01-02',
    '2027-01-03',
  ]);
});

it('knows weekends and the day of the month', () => {
  expect([isWeekend('2026-11-20'), isWeekend('2026-11-21'), dayOfMonth('2026-11-09')]).toEqual([
    false,
    true,
    9,
  ]);
});
