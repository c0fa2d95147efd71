import { describe, expect, it } from 'vitest';

import { foldText, patternFor } from './name-search.ts';

describe('foldText', () => {
  it.each([
    ['Kōwhai Holdings', 'kowhai holdings'],
    ['O’Brien', "o'brien"],
    ['ZÜRICH žižek', 'zurich zizek'],
    ['Rātā Łódź', 'rata lodz'],
    ['Plain 123', 'plain 123'],
  ])('folds %s', (text, folded) => expect(foldText(text)).toBe(folded));
});

describe('patternFor', () => {
  const finds = (word: string, text: string) => new RegExp(patternFor(foldText(word)), 'iu').test(text);

  it.each([
    ['kowhai', 'KŌWHAI Holdings'],
    ['kōwhai', 'Kowhai Holdings'],
    ["o'brien", 'O’Brien Family Trust'],
    ['lodz', 'Łódź'],
    ['j-24', 'J-2417'],
    ['平', '平和'],
  ])('finds %s in %s', (word, text) => expect(finds(word, text)).toBe(true));

  it.each(['.', '.*', '^', '(', '[a', 'a{2}', '\\d', '***:', '(?i)', '%', '_', '|'])(
    'takes %s for itself, not for a pattern',
    (sign) => {
      expect(finds(sign, `x${sign}y`)).toBe(true);
      expect(finds(sign, 'aa 1 bb')).toBe(false);
    },
  );
});
