import { expect, it } from 'vitest';

import { actualMinutes, timesOf } from './entry-times.ts';

const timed = { startedAt: '2026-11-17T19:36:00Z', stoppedAt: '2026-11-17T20:38:10Z', minutes: 66 };

it('writes the times by the practice’s clock', () => {
  expect(timesOf(timed, 'Pacific/Auckland')).toBe('08:36–09:38');
  expect(timesOf({ ...timed, stoppedAt: null, minutes: null }, 'Pacific/Auckland')).toBe('08:36–now');
  expect(timesOf({ startedAt: null, stoppedAt: null, minutes: 24 }, 'Pacific/Auckland')).toBe('no times');
});

it('tells what the clock measured apart from what is charged', () => {
  expect(actualMinutes(timed)).toBe(62);
  expect(actualMinutes({ ...timed, stoppedAt: null })).toBeNull();
});
