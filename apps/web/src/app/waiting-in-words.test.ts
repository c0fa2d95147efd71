import { expect, it } from 'vitest';

import { waitingInWords } from './waiting-in-words.ts';

it.each([
  [{ onTheirWay: 0, checking: 0 }, 'nothing waits'],
  [{ onTheirWay: 1_200, checking: 0 }, '1,200 waiting'],
  [{ onTheirWay: 0, checking: 1 }, '1 is being checked'],
  [{ onTheirWay: 2, checking: 3 }, '2 waiting, 3 are being checked'],
])('says of %o: %s', (waiting, words) => {
  expect(waitingInWords(waiting)).toBe(words);
});
