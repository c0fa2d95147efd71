import { describe, expect, it } from 'vitest';

import { follow, recoveryOf, type Watched } from './recovery.ts';

const nothing: Watched = { away: null, since: null };
const seen = (steps: readonly (readonly [isAway: boolean, waiting: number, refused: number])[]) =>
  steps.reduce(
    (watched, [isAway, waiting, refused]) => follow(watched, { isAway, counts: { waiting, refused } }),
    nothing,
  );

describe('what is told once a connection is back', () => {
  it('is nothing while none was away', () => {
    expect(seen([[false, 3, 0]])).toBe(nothing);
  });

  it('counts from what waited at the end of the time away, though it went before that was seen', () => {
    const { since } = seen([
      [true, 0, 1],
      [true, 2, 1],
      [false, 0, 1],
    ]);
    expect(since).toEqual({ waiting: 2, refused: 1 });
    expect(since && recoveryOf(since, { waiting: 0, refused: 1 })).toEqual({
      sent: 2,
      refused: 0,
      waiting: 0,
    });
  });

  it('tells refusals from what was sent, and what still goes', () => {
    expect(recoveryOf({ waiting: 10, refused: 1 }, { waiting: 4, refused: 3 })).toEqual({
      sent: 4,
      refused: 2,
      waiting: 4,
    });
  });

  it('ends when it goes away again, and never counts below nothing', () => {
    expect(
      seen([
        [true, 2, 0],
        [false, 1, 0],
        [true, 5, 0],
      ]),
    ).toEqual({ away: { waiting: 5, refused: 0 }, since: null });
    expect(recoveryOf({ waiting: 0, refused: 5 }, { waiting: 3, refused: 0 })).toEqual({
      sent: 0,
      refused: 0,
      waiting: 3,
    });
  });

  it('stays the same object while nothing changes, so that nothing is drawn anew', () => {
    const away = seen([[true, 2, 0]]);
    expect(follow(away, { isAway: true, counts: { waiting: 2, refused: 0 } })).toBe(away);
  });
});
