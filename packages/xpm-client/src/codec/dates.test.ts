import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import {
  compactDate,
  dateOfDay,
  dayNumber,
  minuteOfDay,
  parseDate,
  parseDateTime,
  parseTimeOfDay,
  utcSeconds,
} from './dates.ts';

describe('parseDate', () => {
  it.each([
    ['2026-11-23T00:00:00', '2026-11-23'],
    ['2026-11-23', '2026-11-23'],
    ['2028-02-29T00:00:00', '2028-02-29'],
    ['2026-11-23T14:05:09.123', '2026-11-23'],
  ])('reads %j as the calendar day %s', (text, date) => expect(parseDate(text)).toBe(date));

  it.each([
    '',
    '2026-02-30',
    '2026-02-29T00:00:00',
    '2026-11-23T00:00:00Z',
    '2026-11-23T00:00:00+13:00',
    '23/11/2026',
    '20261123',
    ' 2026-11-23',
    '0000-00-00',
  ])('refuses %j', (text) => expect(() => parseDate(text)).toThrow(RangeError));

  it('gives the same day in every zone of the host', () => {
    try {
      for (const host of ['Pacific/Auckland', 'America/Los_Angeles', 'UTC']) {
        vi.stubEnv('TZ', host);
        expect(parseDate('2026-04-05T00:00:00')).toBe('2026-04-05');
        expect(dateOfDay(dayNumber('2026-04-05') + 1)).toBe('2026-04-06');
      }
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('counts days forth and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 1_000_000 }), (day) => {
        expect(dayNumber(dateOfDay(day))).toBe(day);
      }),
    );
  });
});

describe('parseDateTime', () => {
  it('keeps the practice’s clock as text', () =>
    expect(parseDateTime('2026-11-23T14:05:09')).toBe('2026-11-23T14:05:09'));
  it.each(['', '2026-02-30T00:00:00', '2026-11-23T14:05:09Z'])('refuses %j', (text) =>
    expect(() => parseDateTime(text)).toThrow(RangeError),
  );
});

describe('dates in requests', () => {
  it('writes a calendar day without dashes', () => expect(compactDate('2026-11-03')).toBe('20261103'));
  it.each(['2026-13-01', '20261103', '', '2026-1-3'])('refuses to write %j', (date) =>
    expect(() => compactDate(date)).toThrow(RangeError),
  );
  it('writes an instant to the second', () =>
    expect(utcSeconds('2026-11-23T09:15:30.250Z')).toBe('2026-11-23T09:15:30'));
  it.each(['2026-11-23T09:15:30', '2026-11-23T09:15:30+13:00', '2026-11-23', '2026-11-23T25:15:30Z'])(
    'refuses %j as an instant',
    (text) => expect(() => utcSeconds(text)).toThrow(RangeError),
  );
});

describe('times of day', () => {
  it.each([
    ['13:00', '13:00'],
    ['9:05', '09:05'],
    ['00:00', '00:00'],
    ['780', '13:00'],
    ['0', '00:00'],
    ['1020', '17:00'],
    ['24:00', '24:00'],
    ['1440', '24:00'],
  ])('reads %j as %s', (text, time) => expect(parseTimeOfDay(text)).toBe(time));

  it.each(['', '25:00', '24:01', '12:60', '1441', '13.00', '1:5', '-5', '13:00:00Z', 'noon'])(
    'refuses %j',
    (text) => expect(() => minuteOfDay(text)).toThrow(RangeError),
  );
});
