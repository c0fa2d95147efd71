import { describe, expect, it } from 'vitest';

import { parkedUntil } from '../connection/gate-parking.ts';
import { estimateArrival, type Queue } from './estimate-arrival.ts';

const now = new Date('2026-11-18T10:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
/** Calls that stop to count one a second. */
const busy = (count: number, fromSeconds: number) =>
  Array.from({ length: count }, (_, index) => later(fromSeconds + index));
const idle: Queue = {
  now,
  queuedAhead: 1,
  busyUntil: [],
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
    ['the minute is used up', { queuedAhead: 2, busyUntil: busy(60, 42) }, later(43)],
    ['part of it is', { queuedAhead: 25, busyUntil: busy(40, 42) }, later(46)],
    ['nothing of the minute is used', { queuedAhead: 61 }, later(60)],
    ['an hour is full', { queuedAhead: 3601 }, later(3600)],
    ['the gate is paused', { pausedUntil: later(22) }, later(22)],
    ['the day is used up to what is kept back', { dayRemaining: 58 }, later(20 * 3600)],
    ['it goes on after the day ends', { queuedAhead: 42 + 4942 + 1, dayRemaining: 100 }, later(44 * 3600)],
    ['nothing is known of the day', { queuedAhead: 60, dayRemaining: null, dayLimit: null }, now],
    ['the day in question is over', { dayRemaining: 0, dayResetsAt: later(-1) }, now],
    ['a person waits, who may use the reserve', { dayRemaining: 1, priority: 'interactive' as const }, now],
    [
      'a share of 30 a minute is all there is',
      { queuedAhead: 31, perMinute: 30, busyUntil: busy(30, 42) },
      later(102),
    ],
  ])('when %s', (_, change, at) => {
    expect(estimateArrival({ ...idle, ...change })).toEqual(at);
  });

  it.each([
    ['somebody has to connect again', { pausedUntil: parkedUntil }],
    ['the day is too small and its size unknown', { dayRemaining: 10, dayLimit: null }],
    ['a whole day leaves nothing', { dayRemaining: 10, dayLimit: 58 }],
    ['the gate has no share', { perMinute: 0 }],
  ])('says nothing when %s', (_, change) => {
    expect(estimateArrival({ ...idle, ...change })).toBeNull();
  });
});
