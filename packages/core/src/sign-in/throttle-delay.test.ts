import { describe, expect, it } from 'vitest';

import { throttleDelayMs } from './throttle-delay.ts';

describe('throttleDelayMs', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [9, 480],
    [10, 900],
    [500, 900],
  ])('makes an account with %i failures wait %i s', (failures, seconds) => {
    expect(throttleDelayMs('email', failures)).toBe(seconds * 1000);
  });

  it('lets at most 20 guesses an hour through at one account', () => {
    let guesses = 0;
    for (let at = 0; at < 3_600_000; at += throttleDelayMs('email', guesses)) guesses += 1;
    expect(guesses).toBeLessThanOrEqual(20);
  });

  it('lets an office behind one address mistype more often than one person', () => {
    expect(throttleDelayMs('address', 19)).toBe(0);
    expect(throttleDelayMs('address', 20)).toBe(30_000);
  });
});
