import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatMinutes } from './format-minutes.ts';
import { parseDuration, type DurationOptions } from './parse-duration.ts';

const sixMinutes: DurationOptions = { incrementMinutes: 6 };
const onOneHour: DurationOptions = { incrementMinutes: 6, currentMinutes: 60 };

function shown(text: string, options: DurationOptions = sixMinutes): string {
  const parsed = parseDuration(text, options);
  return parsed.ok ? formatMinutes(parsed.minutes) + (parsed.amber ? ' amber' : '') : parsed.sentence;
}

describe('parseDuration', () => {
  it.each([
    ['1', '1:00'],
    ['8', '8:00'],
    ['10', '0:10'],
    ['90', '1:30'],
    ['0:48', '0:48'],
    ['12:30', '12:30 amber'],
    ['1.5', '1:30'],
    ['1,25', '1:15'],
    ['.5', '0:30'],
    ['0.1', '0:06'],
    ['1h12', '1:12'],
    ['1h 12m', '1:12'],
    ['1.25h', '1:15'],
    ['72min', '1:12'],
    ['3u', '0:18'],
    ['½', '0:30'],
    ['1½', '1:30'],
    ['9-10:30', '1:30'],
    ['9:02–11:56', '2:54'],
    ['1.333', '1:20'],
    ['1pm to 2:15pm', '1:15'],
    ['11-1', '2:00'],
    ['11-1:30pm', '2:30'],
  ])('reads %s as %s', (typed, meaning) => expect(shown(typed)).toBe(meaning));

  it.each([
    ['+15', '1:15'],
    ['-0:10', '0:50'],
    ['−0:10', '0:50'],
    ['+1.5', '2:30'],
    ['-1', '0:00'],
    ['-2h', '1:00 less 2:00 is below zero.'],
    ['+24h', 'That is more than a day.'],
    ['+9-10', 'That is not a duration. Try 1:30, 1.5 or 90m.'],
  ])('changes one hour by %s to %s', (typed, meaning) => expect(shown(typed, onOneHour)).toBe(meaning));

  it.each([
    ['1:75', 'Minutes go to 59.'],
    ['1h75m', 'Minutes go to 59.'],
    ['9:75-10', 'Minutes go to 59.'],
    ['25:00', 'That is more than a day.'],
    ['1500', 'That is more than a day.'],
    ['24:01', 'That is more than a day.'],
    ['abc', 'That is not a duration. Try 1:30, 1.5 or 90m.'],
    ['1 30', 'That is not a duration. Try 1:30, 1.5 or 90m.'],
    ['1.5.5', 'That is not a duration. Try 1:30, 1.5 or 90m.'],
    ['-', 'That is not a duration. Try 1:30, 1.5 or 90m.'],
    ['1:5', 'Write the minutes with two digits, as 1:05.'],
    ['0.001', 'That is less than a minute.'],
    ['9-9', 'The start and the end are the same.'],
    ['15-14', 'The end is before the start.'],
    ['13pm-14', 'Hours of the day go to 24.'],
    ['9-25', 'Hours of the day go to 24.'],
  ])('refuses %s: %s', (typed, sentence) => {
    expect(parseDuration(typed, sixMinutes)).toEqual({ ok: false, sentence });
  });

  it.each([
    ['', '0:00'],
    ['   ', '0:00'],
    ['0', '0:00'],
    ['0:00', '0:00'],
    ['  1 H 12 Minutes ', '1:12'],
    ['1 hour', '1:00'],
    ['2 hrs', '2:00'],
    ['1.5 hours', '1:30'],
    ['90 Minutes', '1:30'],
    ['2 units', '0:12'],
    ['¾', '0:45'],
    ['1¼h', '1:15'],
    [':30', '0:30'],
    ['0.075', '0:05'],
    ['12:00', '12:00'],
    ['24:00', '24:00 amber'],
    ['9-5', '8:00'],
    ['12-1', '1:00'],
    ['10pm-2am', '4:00'],
    ['22-24:00', '2:00'],
    ['8am-9:30pm', '13:30 amber'],
    ['9:00 — 9:06', '0:06'],
  ])('reads %j as %s', (typed, meaning) => expect(shown(typed)).toBe(meaning));

  it.each([
    ['minutes', '8', '0:08'],
    ['minutes', '90', '1:30'],
    ['minutes', '1.5', '1:30'],
    ['hours', '10', '10:00'],
    ['hours', '90', 'That is more than a day.'],
    ['auto', '9', '9:00'],
  ] as const)('follows the practice: bare numbers as %s make %s into %s', (bareNumbers, typed, meaning) => {
    expect(shown(typed, { incrementMinutes: 6, bareNumbers })).toBe(meaning);
  });

  it('reads back every duration of a day from the text a screen shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1440 }), (minutes) => {
        expect(parseDuration(formatMinutes(minutes), sixMinutes)).toEqual({
          ok: true,
          minutes,
          amber: minutes > 720,
        });
      }),
    );
  });

  it('reads clock times in the 24-hour form as the time between them', () => {
    const time = fc.integer({ min: 13 * 60, max: 23 * 60 + 59 });
    fc.assert(
      fc.property(time, time, (start, end) => {
        fc.pre(start < end);
        const parsed = parseDuration(`${formatMinutes(start)}-${formatMinutes(end)}`, sixMinutes);
        expect(parsed).toEqual({ ok: true, minutes: end - start, amber: false });
      }),
    );
  });

  it('gives whole minutes of at most a day, or a sentence, for any text at all', () => {
    const piece = fc.constantFrom(
      ...'0 1 2 3 4 5 6 7 8 9 : . , + - – ½ h m u to am pm units'.split(' '),
      ' ',
    );
    const typed = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(typed, fc.integer({ min: 0, max: 1440 }), (text, currentMinutes) => {
        const parsed = parseDuration(text, { incrementMinutes: 6, currentMinutes });
        if (!parsed.ok) {
          expect(parsed.sentence).toMatch(/^[A-Z\d].*\.$/);
          return;
        }
        expect(Number.isInteger(parsed.minutes)).toBe(true);
        expect(parsed.minutes).toBeGreaterThanOrEqual(0);
        expect(parsed.minutes).toBeLessThanOrEqual(1440);
        expect(parsed.amber).toBe(parsed.minutes > 720);
      }),
      { numRuns: 500 },
    );
  });
});
