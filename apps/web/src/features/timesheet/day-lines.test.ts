import { expect, it } from 'vitest';

import { dayLines } from './day-lines.ts';
import { entryOf } from './entry.fixture.ts';

const timed = (id: string, from: string, to: string | null) =>
  entryOf({
    id,
    startedAt: `2026-11-18T${from}:00Z`,
    stoppedAt: to === null ? null : `2026-11-18T${to}:00Z`,
  });
const shape = (lines: ReturnType<typeof dayLines>) => lines.map(({ id }) => id);

it('shows a gap over ten minutes as its own line, a shorter one not', () => {
  const lines = dayLines([
    timed('b', '09:55', '10:00'),
    timed('a', '08:36', '09:42'),
    timed('c', '10:08', null),
  ]);
  expect(shape(lines)).toEqual(['a', 'gap b', 'b', 'c']);
  expect(lines[1]).toMatchObject({ minutes: 13, from: '2026-11-18T09:42:00Z' });
});

it('shows the time two entries share, with the one that ends too late', () => {
  const lines = dayLines([timed('a', '09:00', '10:05'), timed('b', '10:00', '11:00')]);
  expect(lines[1]).toMatchObject({ kind: 'overlap', minutes: 5, former: { id: 'a' } });
});

it('puts entries without clock times last and sees no gaps around them', () => {
  expect(shape(dayLines([entryOf({ id: 'x' }), timed('a', '09:00', '10:00')]))).toEqual(['a', 'x']);
});
