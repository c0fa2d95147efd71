import { describe, expect, it } from 'vitest';

import { callsAgainAt, type KnownDay, learnDay } from './learn-day.ts';

const now = new Date('2026-11-18T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const hour = 3_600_000;
const nothing: KnownDay = { dayRemaining: null, remainingAt: null, dayResetsAt: null, dayLimit: null };
const known: KnownDay = {
  dayRemaining: 100,
  remainingAt: later(-1000),
  dayResetsAt: later(hour),
  dayLimit: 5000,
};
const told = (dayRemaining: number | null) => ({ dayRemaining, dayRetryMs: null });

describe('learnDay', () => {
  it('learns from the first reply that the day ends within a day', () => {
    expect(learnDay(nothing, told(4999), now)).toEqual({
      dayRemaining: 4999,
      remainingAt: now,
      dayResetsAt: later(24 * hour),
      dayLimit: 5000,
    });
  });

  it('counts down, and takes the smaller number of replies that come out of order', () => {
    expect(learnDay(known, told(99), now)).toEqual({ ...known, dayRemaining: 99, remainingAt: now });
    expect(learnDay(known, told(225), now)).toEqual({ ...known, remainingAt: now });
  });

  it('sees a new day in a number that went up, and its size', () => {
    const expected = { dayRemaining: 998, remainingAt: now, dayResetsAt: later(24 * hour), dayLimit: 999 };
    expect(learnDay(known, told(998), now)).toEqual(expected);
  });

  it('sees a new day once the old one has ended', () => {
    const next = learnDay({ ...known, dayRemaining: 4998, dayResetsAt: now }, told(4999), now);
    expect(next).toMatchObject({ dayRemaining: 4999, dayResetsAt: later(24 * hour) });
  });

  it('believes a refusal for the day, which says when it ends', () => {
    const next = learnDay(known, { dayRemaining: 0, dayRetryMs: 40_000 }, now);
    expect(next).toEqual({ ...known, dayRemaining: 0, remainingAt: now, dayResetsAt: later(40_000) });
  });

  it('learns nothing from a reply that says nothing', () => {
    expect(learnDay(known, told(null), now)).toBe(known);
  });
});

describe('callsAgainAt', () => {
  const heard = (before: KnownDay, dayRemaining: number) =>
    callsAgainAt(before, learnDay(before, told(dayRemaining), now), now);

  it('is now when the number went up, and nothing is learnt of it from any other', () => {
    expect(heard(known, 998)).toEqual(now);
    expect(heard(known, 99)).toBeNull();
    expect(callsAgainAt(known, known, now)).toBeNull();
  });

  it('is the end of the day when that is heard of', () => {
    const refused = learnDay(known, { dayRemaining: 0, dayRetryMs: 40_000 }, now);
    expect(callsAgainAt(known, refused, now)).toEqual(later(40_000));
    expect(heard(nothing, 4999)).toEqual(later(24 * hour));
  });
});
