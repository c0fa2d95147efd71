import { describe, expect, it } from 'vitest';

import { dayInput, instantInput } from './day-input.ts';

describe('dayInput', () => {
  it.each(['1900-01-01', '2026-11-18', '2028-02-29', '2999-12-31'])('takes %s', (day) => {
    expect(dayInput.parse(day)).toBe(day);
  });

  it.each(['0000-01-01', '1899-12-31', '3000-01-01', '9999-12-31', '2026-02-30', '2026-1-1', 'today', ''])(
    'refuses %j',
    (day) => {
      expect(dayInput.safeParse(day).success).toBe(false);
    },
  );
});

describe('instantInput', () => {
  it('takes an instant with Z and refuses one far off', () => {
    expect(instantInput.safeParse('2026-11-18T21:00:00Z').success).toBe(true);
    for (const instant of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2026-11-18T21:00:00+13:00']) {
      expect(instantInput.safeParse(instant).success).toBe(false);
    }
  });
});
