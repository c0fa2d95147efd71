import { expect, it } from 'vitest';

import { dayRibbon } from './day-ribbon.ts';

const zone = 'Pacific/Auckland';
// 10:00 in Auckland, where November is UTC+13.
const now = Date.parse('2026-11-17T21:00:00Z');
const entry = (startedAt: string | null, stoppedAt: string | null) => ({ id: 'e', startedAt, stoppedAt });

it('places a stretch by the practice’s clock between 8 and 18', () => {
  const { blocks, nowLeft } = dayRibbon([entry('2026-11-17T20:00:00Z', '2026-11-17T20:30:00Z')], zone, now);
  expect(blocks).toMatchObject([{ left: 10, width: 5, from: '09:00', to: '09:30' }]);
  expect(nowLeft).toBe(20);
});

it('lets what runs end now, and what has no clock times stay away', () => {
  const { blocks } = dayRibbon([entry('2026-11-17T20:00:00Z', null), entry(null, null)], zone, now);
  expect(blocks).toMatchObject([{ left: 10, width: 10, to: null }]);
});

it('grows for an early start, with marks at odd hours', () => {
  const { blocks, marks } = dayRibbon([entry('2026-11-17T17:30:00Z', '2026-11-17T18:00:00Z')], zone, now);
  expect(blocks[0]?.left).toBeCloseTo(100 / 24, 5);
  expect(marks.map(({ hour }) => hour)).toEqual([7, 9, 11, 13, 15, 17]);
});

it('ends at midnight what passed it', () => {
  const { blocks } = dayRibbon([entry('2026-11-17T10:30:00Z', '2026-11-17T11:30:00Z')], zone, now);
  expect(blocks).toMatchObject([{ from: '23:30', to: '24:00' }]);
});
