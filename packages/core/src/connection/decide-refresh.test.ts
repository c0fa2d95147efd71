import { describe, expect, it } from 'vitest';

import { decideRefresh, refreshTimes } from './decide-refresh.ts';
import { type Flaws, simulateRefreshes } from './simulate-refreshes.ts';

const seeds = 10_000;
const run = (flaws: Flaws = {}, count = 500) =>
  Array.from({ length: count }, (_, seed) => simulateRefreshes(seed, flaws));

describe('refreshing over 10,000 histories of crashes, lost replies and races', () => {
  it('loses no consent while a worker is up within 30 minutes, and never asks twice at once', () => {
    const ends = run({}, seeds);
    expect(ends.filter(({ dead }) => dead)).toEqual([]);
    expect(ends.filter(({ mostAtOnce }) => mostAtOnce > 1)).toEqual([]);
    const sum = (of: (end: (typeof ends)[number]) => number) =>
      ends.reduce((total, end) => total + of(end), 0);
    expect(sum(({ crashes }) => crashes)).toBeGreaterThan(seeds);
    expect(sum(({ lost }) => lost)).toBeGreaterThan(seeds);
    expect(sum(({ inGrace }) => inGrace)).toBeGreaterThan(seeds / 2);
    expect(sum(({ used }) => used)).toBeGreaterThan(seeds);
  });

  it.each([
    ['forgets that a refresh began', { forgetStart: true }],
    ['looks after it too late', { secondLookMs: 40 * refreshTimes.secondLookMs }],
  ] satisfies [string, Flaws][])('would lose some if it %s', (_, flaws) => {
    expect(run(flaws).some(({ dead }) => dead)).toBe(true);
  });

  it('would ask twice at once without the lock', () => {
    expect(run({ noLock: true }).some(({ mostAtOnce }) => mostAtOnce > 1)).toBe(true);
  });
});

describe('who got the lock of a pair', () => {
  const at = (ms: number) => new Date(1_000_000_000_000 + ms);
  const pair = (goodForMs: number, noted: boolean) => ({
    accessExpiresAt: at(goodForMs),
    refreshedAt: at(-60_000),
    refreshStartedAt: noted ? at(-10) : null,
  });
  const asks = (goodForMs: number, noted: boolean) =>
    decideRefresh(pair(goodForMs, noted), { kind: 'locked', now: at(0), rejected: false });

  it('uses it while it is good', () => {
    expect(asks(refreshTimes.aheadMs, false)).toBe('use');
  });

  it('trades it when that was noted', () => {
    expect(asks(refreshTimes.aheadMs - 1, true)).toBe('ask_xero');
  });

  it('notes first that it is about to be traded, after a wait in which another pair was saved and ran out', () => {
    expect(asks(refreshTimes.aheadMs - 1, false)).toBe('note_and_lock');
  });
});
