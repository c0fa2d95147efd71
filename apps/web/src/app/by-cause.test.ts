import { expect, it } from 'vitest';

import { byCause } from './by-cause.ts';

it('groups by sentence, the most frequent cause first', () => {
  const items = ['locked', 'completed', 'completed'].map((sentence, index) => ({ sentence, index }));
  expect(
    byCause(items).map(({ sentence, items: group, first }) => [sentence, group.length, first.index]),
  ).toEqual([
    ['completed', 2, 1],
    ['locked', 1, 0],
  ]);
});
