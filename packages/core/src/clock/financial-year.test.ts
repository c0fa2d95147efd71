import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, daysBetween } from './day.ts';
import { financialYear, financialYearLabel, isFinancialYearStart } from './financial-year.ts';

describe('financialYear', () => {
  it.each([
    { day: '2026-06-30', start: '07-01', year: 2026, from: '2025-07-01', to: '2026-06-30' },
    { day: '2026-07-01', start: '07-01', year: 2027, from: '2026-07-01', to: '2027-06-30' },
    { day: '2027-03-31', start: '04-01', year: 2027, from: '2026-04-01', to: '2027-03-31' },
    { day: '2027-04-01', start: '04-01', year: 2028, from: '2027-04-01', to: '2028-03-31' },
    { day: '2026-04-05', start: '04-06', year: 2026, from: '2025-04-06', to: '2026-04-05' },
    { day: '2026-04-06', start: '04-06', year: 2027, from: '2026-04-06', to: '2027-04-05' },
    { day: '2026-12-31', start: '01-01', year: 2026, from: '2026-01-01', to: '2026-12-31' },
    { day: '2024-02-29', start: '03-01', year: 2024, from: '2023-03-01', to: '2024-02-29' },
  ])('puts $day, years starting $start, into the year ending $year', ({ day, start, ...expected }) => {
    expect(financialYear(day, start)).toEqual(expected);
  });

  it.each([
    { year: 2027, country: 'AU', start: '07-01', label: 'FY27' },
    { year: 2005, country: 'AU', start: '07-01', label: 'FY05' },
    { year: 2027, country: 'NZ', start: '04-01', label: '2027' },
    { year: 2027, country: 'UK', start: '04-06', label: '2026/27' },
    { year: 2100, country: 'UK', start: '04-06', label: '2099/00' },
    { year: 2027, country: 'UK', start: '01-01', label: '2027' },
  ] as const)(
    'names the year ending $year in $country, starting $start, $label',
    ({ year, country, start, label }) => {
      expect(financialYearLabel(year, country, start)).toBe(label);
    },
  );

  it('refuses a start that is missing in most years', () => {
    expect(isFinancialYearStart('02-29')).toBe(false);
    expect(isFinancialYearStart('7-1')).toBe(false);
    expect(isFinancialYearStart('04-06')).toBe(true);
    expect(() => financialYear('2026-11-18', '02-29')).toThrow(RangeError);
    expect(() => financialYear('2026-11-31', '07-01')).toThrow(RangeError);
  });

  it('holds every day in exactly one year, and years without a gap', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('2000-01-01', days));
    const start = fc.constantFrom('01-01', '03-01', '04-01', '04-06', '07-01', '12-31');
    fc.assert(
      fc.property(day, start, (someDay, yearStart) => {
        const year = financialYear(someDay, yearStart);
        expect(year.from <= someDay && someDay <= year.to).toBe(true);
        expect([365, 366]).toContain(daysBetween(year.from, year.to) + 1);
        expect(financialYear(addDays(year.to, 1), yearStart).from).toBe(addDays(year.to, 1));
        expect(financialYear(addDays(year.to, 1), yearStart).year).toBe(year.year + 1);
      }),
    );
  });
});
