import { expect, test } from 'vitest';

import { countOf } from './filters.ts';

const byState = {
  unlinked: 4,
  queued: 3,
  sending: 1,
  delivered: 214,
  refused: 1,
  uncertain: 1,
  blocked: 2,
};

test('counts what was refused among what needs a person', () => {
  expect(countOf(byState, 'needs')).toBe(3);
  expect(countOf(byState, 'arrived')).toBe(214);
});

test('counts everything once', () => {
  expect(countOf(byState, 'all')).toBe(226);
});
