import { expect, test } from 'vitest';

import { countdownWords } from './countdown-words.ts';
import { pauseWords } from './pause-words.ts';

test('counts down in minutes, and in hours when it takes long', () => {
  expect(countdownWords(41_200)).toBe('0:42');
  expect(countdownWords(3_910_000)).toBe('1:05:10');
  expect(countdownWords(-5)).toBe('0:00');
});

test('says why a side rests, until when, and that nothing is needed', () => {
  expect(pauseWords({ kind: 'xpm', reason: 'minute' }, '10:44')).toBe(
    'XPM asked us to wait until 10:44. Nothing is needed from you.',
  );
  expect(pauseWords({ kind: 'ledger', reason: 'day' }, '19 Nov 10:00')).toBe(
    'Today’s calls to Xero are used up. What waits goes after 19 Nov 10:00, oldest first.',
  );
  expect(pauseWords({ kind: 'xpm', reason: 'outage' }, '10:44')).toMatch(/^XPM is not answering\./);
});
