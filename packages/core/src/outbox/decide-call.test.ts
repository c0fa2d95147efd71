import { describe, expect, it } from 'vitest';

import { decideCall, gateLimits, type GateState } from './decide-call.ts';

const now = new Date('2026-11-18T10:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const open: GateState = {
  now,
  pausedUntil: null,
  pauseReason: null,
  dayRemaining: null,
  remainingAt: null,
  inFlight: 0,
  inMinute: 0,
  oldestEnd: null,
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
    { left: 50, goes: ['interactive'] },
    { left: 0, goes: [] },
  ] as const)('with $left calls left today lets only $goes go', ({ left, goes }) => {
    const gate = { ...open, dayRemaining: left, remainingAt: now };
    const going = (['interactive', 'delivery', 'background'] as const).filter(
      (who) => decideCall(gate, who) === 'go',
    );
    expect(going).toEqual(goes);
  });

  it('asks again once what it knows of the day is old', () => {
    const gate = { ...open, dayRemaining: 0, remainingAt: later(-gateLimits.remainingTrustedMs - 1) };
    expect(decideCall(gate, 'background')).toBe('go');
  });
});
