import { describe, expect, it } from 'vitest';

import { decideCall } from './decide-call.ts';
import { gateLimits } from './gate-limits.ts';
import type { GateState } from './gate-state.ts';

const now = new Date('2026-11-18T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const open: GateState = {
  now,
  pausedUntil: null,
  dayRemaining: null,
  remainingAt: null,
  dayResetsAt: null,
  inFlight: 0,
  inMinute: 0,
  oldestEnd: null,
  perMinute: gateLimits.perMinuteMax,
};

describe('decideCall', () => {
  it('lets a call go while there is room', () => {
    expect(decideCall({ ...open, inFlight: 4, inMinute: 59, oldestEnd: now }, 'delivery')).toBe('go');
  });

  it('holds the sixth call in flight', () => {
    expect(decideCall({ ...open, inFlight: 5, inMinute: 5 }, 'interactive')).toMatchObject({
      reason: 'in_flight',
    });
  });

  it('holds the sixty-first call until a minute after the oldest of the sixty ended', () => {
    const decision = decideCall({ ...open, inMinute: 60, oldestEnd: later(-20_000) }, 'interactive');
    expect(decision).toEqual({ reason: 'minute', waitUntil: later(40_000) });
  });

  it('obeys a pause, and forgets one that is over', () => {
    expect(decideCall({ ...open, pausedUntil: later(1) }, 'interactive')).toEqual({
      reason: 'paused',
      waitUntil: later(1),
    });
    expect(decideCall({ ...open, pausedUntil: now }, 'interactive')).toBe('go');
  });

  it.each([
    { left: 151, goes: ['interactive', 'delivery', 'background'] },
    { left: 150, goes: ['interactive', 'delivery'] },
    { left: 59, goes: ['interactive', 'delivery'] },
    { left: 58, goes: ['interactive'] },
    { left: 1, goes: ['interactive'] },
    { left: 0, goes: [] },
  ] as const)('with $left calls left today lets only $goes go', ({ left, goes }) => {
    const gate = { ...open, dayRemaining: left, remainingAt: now };
    const going = (['interactive', 'delivery', 'background'] as const).filter(
      (who) => decideCall(gate, who) === 'go',
    );
    expect(going).toEqual(goes);
  });

  it('counts calls in flight as used up already', () => {
    const gate = { ...open, dayRemaining: 62, remainingAt: now };
    expect(decideCall({ ...gate, inFlight: 3 }, 'delivery')).toBe('go');
    expect(decideCall({ ...gate, inFlight: 4 }, 'delivery')).toMatchObject({ reason: 'day' });
  });

  it('asks once in three hours whether a new day has begun, and never out of what is kept for people', () => {
    const gate = { ...open, dayRemaining: 58, remainingAt: later(-gateLimits.probeEveryMs + 60_000) };
    expect(decideCall(gate, 'delivery')).toEqual({ reason: 'day', waitUntil: later(60_000) });
    const threeHours = { ...gate, remainingAt: later(-gateLimits.probeEveryMs) };
    expect(decideCall(threeHours, 'delivery')).toBe('go');
    expect(decideCall({ ...threeHours, inFlight: 1 }, 'delivery')).toMatchObject({ reason: 'day' });
    expect(decideCall({ ...threeHours, dayRemaining: 50 }, 'delivery')).toMatchObject({ reason: 'day' });
    expect(decideCall({ ...threeHours, dayRemaining: 0 }, 'interactive')).toBe('go');
  });

  it('goes on when the day has ended, as known or after a day at the latest', () => {
    const used = { ...open, dayRemaining: 50, remainingAt: later(-1000) };
    expect(decideCall({ ...used, dayResetsAt: later(5000) }, 'delivery')).toEqual({
      reason: 'day',
      waitUntil: later(5000),
    });
    expect(decideCall({ ...used, dayResetsAt: now }, 'delivery')).toBe('go');
    expect(decideCall({ ...used, remainingAt: later(-gateLimits.dayMs) }, 'background')).toBe('go');
  });

  it('keeps to its share of what it has in common with others, and looks again soon', () => {
    expect(decideCall({ ...open, inMinute: 30, oldestEnd: now, perMinute: 30 }, 'delivery')).toEqual({
      reason: 'shared',
      waitUntil: later(gateLimits.shareShortMs),
    });
  });
});
