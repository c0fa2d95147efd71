import { expect, test } from 'vitest';

import { groupByCause } from './group-by-cause.ts';

const waiting = (sentence: string, times: number, state: 'blocked' | 'delivered' = 'blocked') =>
  Array.from({ length: times }, () => ({ state, reason: null, sentence }));

test('takes together what more than five share, the largest first', () => {
  const rows = [...waiting('Locked.', 6), ...waiting('Gone.', 5), ...waiting('No person.', 7)];
  const { groups, others } = groupByCause(rows);
  expect(groups.map(({ sentence, rows: alike }) => [sentence, alike.length])).toEqual([
    ['No person.', 7],
    ['Locked.', 6],
  ]);
  expect(others.map(({ sentence }) => sentence)).toEqual(Array.from({ length: 5 }, () => 'Gone.'));
});

test('leaves what has arrived as it is, however alike it reads', () => {
  const rows = waiting('In XPM.', 9, 'delivered');
  expect(groupByCause(rows)).toEqual({ groups: [], others: rows });
});
