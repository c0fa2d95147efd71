import { describe, expect, it } from 'vitest';

import { retryAfterMs } from './retry-after.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 0, 0);

describe('retryAfterMs', () => {
  it.each([
    ['22', 22_000],
    ['22.5', 22_500],
    ['0.0001', 1],
    ['0', 0],
    ['-5', 0],
    ['40000', 40_000_000],
    ['1000000000', 86_400_000],
    ['1e9', 86_400_000],
    ['1e999', 86_400_000],
    [' 7 ', 7000],
    ['Mon, 23 Nov 2026 09:00:10 GMT', 10_000],
    ['Mon, 23 Nov 2026 08:00:00 GMT', 0],
    ['Mon, 23 Nov 2099 08:00:00 GMT', 86_400_000],
  ])('waits %j for as long as it says', (header, waitMs) => expect(retryAfterMs(header, NOW)).toBe(waitMs));

  it.each([null, '', ' ', 'soon', 'NaN', 'Infinity', '0x10'])(
    'leaves the wait to the caller when it reads %j',
    (header) => expect(retryAfterMs(header, NOW)).toBeNull(),
  );

  it.each(['1,5', '5 minutes', 'Mon, 99 Foo 2026 08:00:00 GMT', 'foo 1'])('does not guess at %j', (header) =>
    expect(retryAfterMs(header, NOW)).toBeNull(),
  );
});
