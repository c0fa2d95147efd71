import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dateOfDay, dayNumber } from './codec/dates.ts';
import { dateWindows } from './date-windows.ts';

const dashed = (compact: string): string =>
  `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6)}`;

describe('dateWindows', () => {
  it('asks for a day by itself', () => {
    expect(dateWindows({ from: '2026-11-23', to: '2026-11-23' })).toEqual([
      { from: '20261123', to: '20261123' },
    ]);
  });

  it('splits a year, which is too long for XPM', () => {
    expect(dateWindows({ from: '2025-01-01', to: '2025-12-31' })).toEqual([
      { from: '20250101', to: '20251226' },
      { from: '20251227', to: '20251231' },
    ]);
  });

  it('covers any range once, without a gap, in windows below a year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 3000 }), (first, length) => {
        const windows = dateWindows({ from: dateOfDay(first), to: dateOfDay(first + length) });
        let next = first;
        for (const { from, to } of windows) {
          expect(dayNumber(dashed(from))).toBe(next);
          const last = dayNumber(dashed(to));
          expect(last - next).toBeGreaterThanOrEqual(0);
          expect(last - next).toBeLessThan(360);
          next = last + 1;
        }
        expect(next).toBe(first + length + 1);
      }),
    );
  });

  it.each([
    ['2026-11-23', '2026-11-22'],
    ['2026-02-30', '2026-11-22'],
    ['2026-01-01', '20260102'],
  ])('refuses %s to %s', (from, to) => expect(() => dateWindows({ from, to })).toThrow(RangeError));
});
