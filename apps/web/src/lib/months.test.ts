import { expect, it } from 'vitest';

import { daysOfMonth, latestMonths, monthInWords, readMonth, shortMonth } from './months.ts';

it('counts months back over the turn of the year', () => {
  expect(latestMonths('2027-01-31', 3)).toEqual(['2027-01', '2026-12', '2026-11']);
});

it.each([
  ['2026-02', '2026-02-28'],
  ['2028-02', '2028-02-29'],
  ['2026-12', '2026-12-31'],
])('%s ends on %s', (month, to) => {
  expect(daysOfMonth(month)).toEqual({ from: `${month}-01`, to });
});

it('reads months of an address and nothing else', () => {
  expect([readMonth('2026-11'), readMonth('2026-13'), readMonth('x'), readMonth(null)]).toEqual([
    '2026-11',
    null,
    null,
    null,
  ]);
});

it('writes a month for buttons and for sentences', () => {
  expect(shortMonth('2026-11')).toBe('Nov 2026');
  expect(monthInWords('2026-11', '2026-11-18')).toBe('November');
  expect(monthInWords('2025-11', '2026-11-18')).toBe('November 2025');
});
