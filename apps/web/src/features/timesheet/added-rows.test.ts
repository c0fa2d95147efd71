import { expect, it } from 'vitest';

import { readRows, withRows, withoutRow } from './added-rows.ts';

const work = (workItemId: string) => ({
  workItemId,
  title: 'Payroll',
  clientId: 'c',
  clientName: 'O’Brien Family Trust',
  xpmJobNumber: null,
});
const key = '2026-11-16 practice';

it('adds each row once, in order', () => {
  const once = withRows({}, key, [work('a'), work('b'), work('a')]);
  expect(withRows(once, key, [work('b'), work('c')])[key]?.map(({ workItemId }) => workItemId)).toEqual([
    'a',
    'b',
    'c',
  ]);
});

it('takes a row away', () => {
  expect(withoutRow(withRows({}, key, [work('a'), work('b')]), key, 'a')[key]).toEqual([work('b')]);
});

it('keeps the latest twelve weeks', () => {
  let rows = {};
  for (let week = 10; week < 24; week += 1) rows = withRows(rows, `2026-${week} p`, [work('a')]);
  expect(Object.keys(rows)).toHaveLength(12);
  expect(Object.keys(rows)).not.toContain('2026-10 p');
});

it('reads back what it stored and drops what is no row', () => {
  const stored: unknown = JSON.parse(JSON.stringify({ [key]: [work('a'), { title: 5 }, null], other: 3 }));
  expect(readRows(stored)).toEqual({ [key]: [work('a')] });
  expect(readRows(null)).toEqual({});
});
