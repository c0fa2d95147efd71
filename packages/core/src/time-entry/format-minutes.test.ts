import { describe, expect, it } from 'vitest';

import { formatMinutes } from './format-minutes.ts';
import { minutesInWords } from './minutes-in-words.ts';

describe('minutes on a screen', () => {
  it.each([
    [0, '0:00', '0 minutes'],
    [1, '0:01', '1 minute'],
    [60, '1:00', '1 hour'],
    [61, '1:01', '1 hour 1 minute'],
    [174, '2:54', '2 hours 54 minutes'],
    [815, '13:35', '13 hours 35 minutes'],
    [-10, '−0:10', 'minus 10 minutes'],
    [-90, '−1:30', 'minus 1 hour 30 minutes'],
  ])('shows %i as %s and says "%s"', (minutes, text, words) => {
    expect(formatMinutes(minutes)).toBe(text);
    expect(minutesInWords(minutes)).toBe(words);
  });
});
