import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { chargedMinutes } from './round-minutes.ts';

describe('chargedMinutes', () => {
  it.each([
    ['up', 0, 6],
    ['up', 1, 6],
    ['up', 360, 6],
    ['up', 361, 12],
    ['up', 3720, 66],
    ['nearest', 0, 0],
    ['nearest', 1, 6],
    ['nearest', 539, 6],
    ['nearest', 540, 12],
    ['none', 0, 0],
    ['none', 1, 1],
    ['none', 89, 1],
    ['none', 90, 2],
    ['none', 3720, 62],
  ] as const)(
    'rounded %s, %i seconds are charged as %i minutes in six-minute units',
    (rounding, seconds, minutes) => {
      expect(chargedMinutes(seconds, 6, rounding)).toBe(minutes);
    },
  );

  it('refuses a stop before its start', () => {
    expect(() => chargedMinutes(-1, 6, 'up')).toThrow(RangeError);
    expect(() => chargedMinutes(Number.NaN, 6, 'none')).toThrow(RangeError);
  });

  it('refuses an increment of less than a minute', () => {
    expect(() => chargedMinutes(60, 0, 'up')).toThrow(RangeError);
    expect(() => chargedMinutes(60, 2.5, 'nearest')).toThrow(RangeError);
  });

  it('never charges less than was worked when rounding up, and never a whole increment more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 60 }),
        (seconds, increment) => {
          const minutes = chargedMinutes(seconds, increment, 'up');
          expect(minutes % increment).toBe(0);
          expect(minutes * 60).toBeGreaterThanOrEqual(seconds);
          expect((minutes - increment) * 60).toBeLessThan(seconds);
        },
      ),
    );
  });

  it('never charges less for more work', () => {
    const rounding = fc.constantFrom('up', 'nearest', 'none');
    fc.assert(
      fc.property(fc.nat(50_000), fc.nat(50_000), rounding, (seconds, more, way) => {
        expect(chargedMinutes(seconds + more, 6, way)).toBeGreaterThanOrEqual(
          chargedMinutes(seconds, 6, way),
        );
      }),
    );
  });
});
