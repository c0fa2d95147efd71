import { expect, it } from 'vitest';

import { parseSearch, stringifySearch, validateSearch } from './search.ts';

it('keeps words as they are typed, numbers and accents too', () => {
  const text = stringifySearch({ q: 'Kōwhai & co', job: '2417' });
  expect(parseSearch(text)).toEqual({ q: 'Kōwhai & co', job: '2417' });
});

it('leaves out what is empty or no text', () => {
  expect(stringifySearch({ q: '', page: undefined, deep: { a: 1 } })).toBe('');
  expect(validateSearch({ q: 'tax', deep: { a: 1 } })).toEqual({ q: 'tax' });
});

it('reads a name given several times as its values in a row', () => {
  expect(parseSearch('?problem=several_practices&name=Harbour&name=Lane')).toEqual({
    problem: 'several_practices',
    name: 'Harbour, Lane',
  });
});
