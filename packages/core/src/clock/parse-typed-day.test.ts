import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from './day.ts';
import { formatDay } from './format-day.ts';
import { parseTypedDay } from './parse-typed-day.ts';

const wednesday = '2026-11-18';

describe('parseTypedDay', () => {
  it.each([
    ['18', '2026-11-18'],
    ['3', '2026-11-03'],
    ['18/11', '2026-11-18'],
    ['1/2', '2026-02-01'],
    ['18/11/26', '2026-11-18'],
    ['18.11.2027', '2027-11-18'],
    ['18-11', '2026-11-18'],
    ['2026-11-18', '2026-11-18'],
    ['18 nov', '2026-11-18'],
    ['18nov', '2026-11-18'],
    ['1 September 27', '2027-09-01'],
    ['29 feb 2028', '2028-02-29'],
    [' Today ', '2026-11-18'],
    ['yesterday', '2026-11-17'],
    ['tomorrow', '2026-11-19'],
    ['mon', '2026-11-16'],
    ['fri', '2026-11-20'],
    ['Sunday', '2026-11-22'],
    ['-1', '2026-11-17'],
    ['−1', '2026-11-17'],
    ['+14', '2026-12-02'],
  ])('reads %j on Wed 18 Nov 2026 as %s', (typed, day) => {
    expect(parseTypedDay(typed, wednesday)).toEqual({ ok: true, day });
  });

  it.each([
    ['11/18', 'There is no month 18. Write the day first, as 18/11.'],
    ['31', 'November 2026 has no day 31.'],
    ['29/2', 'February 2026 has no day 29.'],
    ['0', 'November 2026 has no day 0.'],
    ['', 'That is not a day. Try 18/11, 18 nov, fri or today.'],
    ['fr', 'That is not a day. Try 18/11, 18 nov, fri or today.'],
    ['18 nox', 'That is not a day. Try 18/11, 18 nov, fri or today.'],
    ['soon', 'That is not a day. Try 18/11, 18 nov, fri or today.'],
  ])('refuses %j: %s', (typed, sentence) => {
    expect(parseTypedDay(typed, wednesday)).toEqual({ ok: false, sentence });
  });

  it('reads back every day a screen shows', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2010-01-01', days));
    fc.assert(
      fc.property(day, day, (shown, today) => {
        expect(parseTypedDay(formatDay(shown), today)).toEqual({ ok: true, day: shown });
        expect(parseTypedDay(formatDay(shown, shown), shown)).toEqual({ ok: true, day: shown });
      }),
    );
  });
});

describe('formatDay', () => {
  it('leaves the year out inside this year only', () => {
    expect(formatDay('2026-11-02', wednesday)).toBe('2 Nov');
    expect(formatDay('2027-02-14', wednesday)).toBe('14 Feb 2027');
    expect(formatDay('2026-11-02')).toBe('2 Nov 2026');
  });

  it('refuses what is no day', () => expect(() => formatDay('2026-02-30')).toThrow(RangeError));
});
