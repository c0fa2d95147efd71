import { expect, it } from 'vitest';

import { weekWords } from './week-words.ts';

it.each([
  ['2026-11-16', '16–22 Nov 2026'],
  ['2026-11-30', '30 Nov – 6 Dec 2026'],
  ['2026-12-28', '28 Dec 2026 – 3 Jan 2027'],
])('calls the week of %s %s', (monday, words) => {
  expect(weekWords(monday)).toBe(words);
});
