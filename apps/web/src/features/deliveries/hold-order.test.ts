import { expect, test } from 'vitest';

import { arrange, holdOrder } from './hold-order.ts';

const row = (deliveryId: string, at: string) => ({ deliveryId, at });
const idsOf = (rows: readonly { deliveryId: string }[]) => rows.map(({ deliveryId }) => deliveryId);
const first = [row('b', '10:02'), row('a', '10:01')];

test('a row that changes keeps its place', () => {
  const held = holdOrder(null, first, 'all');
  const changed = [row('a', '10:09'), row('b', '10:02')];
  const { shown, newCount } = arrange(holdOrder(held, changed, 'all'), changed);
  expect(idsOf(shown)).toEqual(['b', 'a']);
  expect(newCount).toBe(0);
});

test('what is new waits above until it is let in', () => {
  const held = holdOrder(null, first, 'all');
  const grown = [row('c', '10:05'), ...first];
  expect(arrange(holdOrder(held, grown, 'all'), grown)).toMatchObject({ newCount: 1, shown: first });
  expect(idsOf(arrange(holdOrder(null, grown, 'all'), grown).shown)).toEqual(['c', 'b', 'a']);
});

test('older rows are added below, also when one of them changes afterwards', () => {
  const held = holdOrder(holdOrder(null, first, 'all'), [...first, row('z', '09:00')], 'all');
  const changed = [row('z', '10:30'), ...first];
  expect(idsOf(arrange(holdOrder(held, changed, 'all'), changed).shown)).toEqual(['b', 'a', 'z']);
});

test('another list begins a new order, an empty one takes whatever comes', () => {
  const held = holdOrder(null, [], 'needs');
  expect(holdOrder(held, [], 'needs')).toBe(held);
  expect(idsOf(arrange(holdOrder(held, first, 'needs'), first).shown)).toEqual(['b', 'a']);
  const changed = [row('a', '10:09'), row('b', '10:02')];
  expect(idsOf(arrange(holdOrder(holdOrder(null, first, 'all'), changed, 'needs'), changed).shown)).toEqual([
    'a',
    'b',
  ]);
});
