import { describe, expect, it } from 'vitest';

import { rolledOverYear } from './next-period.ts';

describe('rolledOverYear', () => {
  it.each([
    { title: 'Tax return', year: 2026, to: '2027-11-20', expected: 2027 },
    { title: 'Tax return', year: null, to: '2027-11-20', expected: null },
    { title: '2026 Tax return', year: null, to: '2027-11-20', expected: 2027 },
    { title: 'Tax return 2025/26', year: null, to: '2027-11-20', expected: 2027 },
    { title: 'BAS 2026', year: null, to: '2026-12-20', expected: null },
    { title: 'BAS', year: 2026, to: '2026-12-20', expected: 2026 },
  ])('moves the year of "$title" ($year) with its due date to $to', ({ title, year, to, expected }) => {
    expect(rolledOverYear({ dueDate: '2026-11-20', year, title }, to, '07-01')).toBe(expected);
  });
});
