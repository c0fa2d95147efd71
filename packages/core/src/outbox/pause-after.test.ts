import { describe, expect, it } from 'vitest';

import { failuresAfter, pauseAfter } from './pause-after.ts';

const end = { status: 200, retryAfterMs: null, limitProblem: null };

describe('pauseAfter', () => {
  it.each([
    ['an answer', end, 0, null],
    ['the first failure', { ...end, status: null }, 1, null],
    ['the third failure in a row', { ...end, status: null }, 3, { ms: 60_000, reason: 'outage' }],
    [
      'a 429 that says how long',
      { ...end, status: 429, retryAfterMs: 22_000, limitProblem: 'minute' },
      0,
      { ms: 22_000, reason: 'minute' },
    ],
    ['a 429 that says nothing', { ...end, status: 429 }, 0, { ms: 60_000, reason: 'minute' }],
    [
      'too many at once',
      { ...end, status: 429, limitProblem: 'concurrent' },
      0,
      { ms: 2_000, reason: 'concurrent' },
    ],
    [
      'the day used up',
      { ...end, status: 429, retryAfterMs: 40_000_000, limitProblem: 'day' },
      0,
      { ms: 40_000_000, reason: 'day' },
    ],
    [
      'a wait of eleven days',
      { ...end, status: 429, retryAfterMs: 1e9, limitProblem: 'day' },
      0,
      { ms: 86_400_000, reason: 'day' },
    ],
    [
      'a refusal that asks for no wait at all',
      { ...end, status: 429, retryAfterMs: 0, limitProblem: 'minute' },
      0,
      { ms: 1_000, reason: 'minute' },
    ],
    [
      'maintenance that says how long',
      { ...end, status: 503, retryAfterMs: 120_000 },
      1,
      { ms: 120_000, reason: 'outage' },
    ],
    ['a first 500', { ...end, status: 500 }, 1, null],
  ] as const)('after %s', (...[, call, failures, pause]) => {
    expect(pauseAfter(call, failures)).toEqual(pause);
  });
});

describe('failuresAfter', () => {
  it.each([
    ['an answer ends them', { failures: 2, status: 200 }, 0],
    ['a refusal is an answer', { failures: 2, status: 429 }, 0],
    ['no answer is one more', { failures: 1, status: null }, 2],
    ['an error of theirs is one more', { failures: 2, status: 503 }, 3],
    [
      'a message that had failed before has trouble of its own',
      { failures: 2, status: 500, hadFailed: true },
      2,
    ],
    ['which ends them too when it is answered', { failures: 2, status: 200, hadFailed: true }, 0],
    ['during an outage it probes like any other', { failures: 3, status: 500, hadFailed: true }, 4],
  ])('%s', (_, { failures, ...end }, after) => {
    expect(failuresAfter(failures, end)).toBe(after);
  });
});
