import fc from 'fast-check';
import { expect, test } from 'vitest';

import { markWords } from './mark-words.ts';

test('marks the words that only one of the two has', () => {
  expect(markWords('Call with the bank', 'Call with a bank manager')).toEqual({
    before: [
      { text: 'Call with ', changed: false },
      { text: 'the ', changed: true },
      { text: 'bank', changed: false },
    ],
    after: [
      { text: 'Call with ', changed: false },
      { text: 'a ', changed: true },
      { text: 'bank ', changed: false },
      { text: 'manager', changed: true },
    ],
  });
});

test('marks a very long text as a whole', () => {
  const long = 'word '.repeat(300);
  expect(markWords(long, 'word')).toEqual({
    before: [{ text: long, changed: true }],
    after: [{ text: 'word', changed: true }],
  });
});

test('never loses a letter of either text', () => {
  const text = fc.array(fc.constantFrom('a', 'b', ' ', 'c ', '\n')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const marked = markWords(before, after);
      expect(marked.before.map((piece) => piece.text).join('')).toBe(before);
      expect(marked.after.map((piece) => piece.text).join('')).toBe(after);
    }),
  );
});
