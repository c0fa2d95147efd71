import { describe, expect, it } from 'vitest';

import { retryAfterMs } from './retry-after.ts';

const answeredAt = 'Mon, 23 Nov 2026 10:00:00 GMT';

describe('retryAfterMs', () => {
  it.each([
    ['17', 17_000],
    ['0', 0],
    ['1.5', 1_500],
    ['Mon, 23 Nov 2026 10:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['in 5 minutes', null],
    [' 17 ', 17_000],
    ['Monday, 23-Nov-26 10:00:30 GMT', 30_000],
    ['', null],
    [null, null],
  ])('reads %s as %s', (text, wait) => {
    expect(retryAfterMs(text, answeredAt)).toBe(wait);
  });

  it('makes nothing of a date without the answer’s own', () => {
    expect(retryAfterMs('Mon, 23 Nov 2026 10:00:30 GMT', null)).toBeNull();
  });
});
