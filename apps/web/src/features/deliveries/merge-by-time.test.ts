import { expect, test } from 'vitest';

import { mergeByTime } from './merge-by-time.ts';

const row = (deliveryId: string, at: string) => ({ deliveryId, at });
const idsOf = (rows: readonly { deliveryId: string }[]) => rows.map(({ deliveryId }) => deliveryId);

test('puts two lists in one order, each row once', () => {
  const one = { rows: [row('a', '10:05'), row('b', '10:01'), row('b', '10:01')], complete: true };
  const other = { rows: [row('c', '10:03')], complete: true };
  expect(idsOf(mergeByTime([one, other]))).toEqual(['a', 'c', 'b']);
});

test('holds back what is older than the end of an unfinished list', () => {
  const long = { rows: [row('a', '10:05'), row('b', '10:04')], complete: false };
  const short = { rows: [row('c', '10:04'), row('d', '09:00')], complete: true };
  expect(idsOf(mergeByTime([long, short]))).toEqual(['a', 'b', 'c']);
});
