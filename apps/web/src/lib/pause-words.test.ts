import { expect, test } from 'vitest';

import { countdownWords } from './countdown-words.ts';
import { pauseWords } from './pause-words.ts';

test('counts down in minutes, and in hours when it takes long', () => {
  expect(countdownWords(41_200)).toBe('0:42');
  expect(countdownWords(3_910_000)).toBe('1:05:10');
  expect(countdownWords(-5)).toBe('0:00');
});

const times = { until: '10:44', since: '10:12', doneBy: '12:05' };

test('says why a side rests, until when, and that nothing is needed', () => {
  expect(pauseWords({ kind: 'xpm', reason: 'minute', waiting: 3 }, times)).toBe(
    'XPM asked us to wait until 10:44. Nothing is needed from you.',
  );
  expect(pauseWords({ kind: 'ledger', reason: 'day', waiting: 3 }, { ...times, until: '19 Nov 10:00' })).toBe(
    'Today’s calls to Xero are used up. What waits goes after 19 Nov 10:00, oldest first.',
  );
});

test('says of an outage since when, what waits, and when it will have gone', () => {
  const outage = { kind: 'xpm', reason: 'outage', waiting: 5_012 } as const;
  expect(pauseWords(outage, times)).toBe(
    'XPM has not answered since 10:12. One try a minute. 5,012 entries wait, all sent by about 12:05 if it answers then.',
  );
  expect(pauseWords({ ...outage, waiting: 1 }, { ...times, doneBy: null })).toMatch(
    /1 entry waits and will go/,
  );
  expect(pauseWords({ ...outage, waiting: 0 }, times)).toMatch(/Nothing waits for it\.$/);
});
