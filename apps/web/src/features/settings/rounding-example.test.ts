import { expect, it } from 'vitest';

import { roundingExample } from './rounding-example.ts';

it('shows what tenths of an hour, rounded up, charge', () => {
  expect(roundingExample(6, 'up')).toEqual([
    '1:02 actual → 1:06 charged',
    '0:04 actual → 0:06 charged',
    '1:06 actual → 1:06 charged',
  ]);
});

it('shows that without rounding every minute counts as it is', () => {
  expect(roundingExample(15, 'none')[0]).toBe('1:02 actual → 1:02 charged');
});

it('shows nothing while the typed unit is none', () => {
  expect(roundingExample(0, 'up')).toEqual([]);
  expect(roundingExample(7.5, 'up')).toEqual([]);
});
