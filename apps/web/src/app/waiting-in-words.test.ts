import { describe, expect, it } from 'vitest';

import { lineGoneAt, waitingInWords } from './waiting-in-words.ts';

it.each([
  [null, '—'],
  [{ onTheirWay: 0, checking: 0, goneBy: '16:10' }, 'nothing waits'],
  [{ onTheirWay: 1_200, checking: 0, goneBy: null }, '1,200 waiting'],
  [{ onTheirWay: 0, checking: 1, goneBy: null }, '1 is being checked'],
  [{ onTheirWay: 2, checking: 3, goneBy: null }, '2 waiting, 3 are being checked'],
  [
    { onTheirWay: 83, checking: 1, goneBy: '16:10' },
    '83 waiting, all sent by about 16:10, 1 is being checked',
  ],
])('says of %o: %s', (waiting, words) => {
  expect(waitingInWords(waiting)).toBe(words);
});

describe('when the line will have gone', () => {
  const side = { waiting: 83, minuteRemaining: 7, pausedUntil: null, looksFirst: false };
  const soon = { ...side, estimatedDoneAt: '2026-11-28T03:10:00.000Z' };
  const later = { ...side, estimatedDoneAt: '2026-11-28T03:12:00.000Z' };

  it('is told of the side that takes longest', () => {
    expect(lineGoneAt([later, soon])).toBe(later.estimatedDoneAt);
  });

  it.each([
    ['all that waits may leave this minute', { ...soon, minuteRemaining: 83 }],
    ['the side rests, which says so itself', { ...soon, pausedUntil: '2026-11-28T03:09:00.000Z' }],
    ['XPM is read first, which takes as long as it takes', { ...soon, looksFirst: true }],
    ['nobody can tell', { ...soon, estimatedDoneAt: null }],
  ])('is not told when %s', (_, one) => {
    expect(lineGoneAt([one])).toBeNull();
  });
});
