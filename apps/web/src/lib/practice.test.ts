import { expect, it } from 'vitest';

import { choosePractice } from './practice.ts';

const practices = [{ id: 'a' }, { id: 'b' }];

it('stays in the remembered practice', () => {
  expect(choosePractice(practices, 'b')).toEqual({ id: 'b' });
});

it('takes the first when the remembered one is no longer theirs', () => {
  expect(choosePractice(practices, 'left')).toEqual({ id: 'a' });
});

it('finds none for somebody without a practice', () => {
  expect(choosePractice([], 'a')).toBeNull();
});
