import { describe, expect, it } from 'vitest';

import { parkedUntil } from '../connection/gate-parking.ts';
import { estimateArrival, type Queue } from './estimate-arrival.ts';

const now = new Date('2026-11-18T10:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const idle: Queue = {
  now,
  queuedAhead: 1,
  minuteRemaining: 60,
  minuteFreesAt: null,
  dayRemaining: 5000,
  dayResetsAt: later(20 * 3600),
  dayLimit: 5000,
  pausedUntil: null,
  callMs: 0,
};

describe('estimateArrival', () => {
  it.each([
    ['nothing is queued', { queuedAhead: 0 }, now],
    ['a minute takes it', { queuedAhead: 60 }, now],
    ['calls take their time, five at once', { queuedAhead: 60, callMs: 500 }, later(6)],
    ['one more waits for the next minute', { queuedAhead: 61, minuteFreesAt: later(60) }, later(60)],
    ['an hour is full', { queuedAhead: 3601, minuteFreesAt: later(60) }, later(3600)],
    ['the gate is paused', { pausedUntil: later(22) }, later(22)],
    ['the day is used up to what is kept back', { dayRemaining: 74 }, later(20 * 3600)],
    ['it goes on after the day ends', { queuedAhead: 26 + 4926 + 1, dayRemaining: 100 }, later(44 * 3600)],
    ['nothing is known of the day', { queuedAhead: 60, dayRemaining: null, dayLimit: null }, now],
    ['the day in question is over', { dayRemaining: 0, dayResetsAt: later(-1) }, now],
    ['a person waits, who may use the reserve', { dayRemaining: 1, priority: 'interactive' as const }, now],
    [
      'a share of 30 a minute is all there is',
      { queuedAhead: 31, minuteRemaining: 30, perMinute: 30, minuteFreesAt: later(60) },
      later(60),
    ],
  ])('when %s', (_, change, at) => {
    expect(estimateArrival({ ...idle, ...change })).toEqual(at);
  });

  it.each([
    ['somebody has to connect again', { pausedUntil: parkedUntil }],
    ['the day is too small and its size unknown', { dayRemaining: 10, dayLimit: null }],
    ['a whole day leaves nothing', { dayRemaining: 10, dayLimit: 60 }],
    ['the gate has no share', { perMinute: 0 }],
  ])('says nothing when %s', (_, change) => {
    expect(estimateArrival({ ...idle, ...change })).toBeNull();
  });
});
