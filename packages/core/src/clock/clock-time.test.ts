import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { clockTimeAfter, clockTimeOf, clockTimeOn } from './clock-time.ts';
import { practiceDay } from './practice-day.ts';
import { isTimeZone } from './time-zone.ts';

const zones = ['Pacific/Auckland', 'Australia/Lord_Howe', 'Pacific/Chatham', 'Europe/London'] as const;

describe('the practice’s clock', () => {
  it.each([
    { zone: 'Pacific/Auckland', instant: '2026-11-17T10:59:59Z', day: '2026-11-17', time: '23:59' },
    { zone: 'Pacific/Auckland', instant: '2026-11-17T11:00:00Z', day: '2026-11-18', time: '00:00' },
    { zone: 'Pacific/Auckland', instant: '2026-06-30T11:59:59Z', day: '2026-06-30', time: '23:59' },
    { zone: 'Pacific/Auckland', instant: '2026-06-30T12:00:00Z', day: '2026-07-01', time: '00:00' },
    { zone: 'Australia/Lord_Howe', instant: '2026-12-31T12:59:00Z', day: '2026-12-31', time: '23:59' },
    { zone: 'Australia/Lord_Howe', instant: '2026-07-01T13:30:00Z', day: '2026-07-02', time: '00:00' },
    { zone: 'Pacific/Chatham', instant: '2026-11-18T10:15:00Z', day: '2026-11-19', time: '00:00' },
    { zone: 'Pacific/Chatham', instant: '2026-06-18T11:14:00Z', day: '2026-06-18', time: '23:59' },
    { zone: 'Europe/London', instant: '2026-07-14T23:00:00Z', day: '2026-07-15', time: '00:00' },
    { zone: 'Europe/London', instant: '2026-11-14T23:59:00Z', day: '2026-11-14', time: '23:59' },
  ])('in $zone at $instant it is $day $time', ({ zone, instant, day, time }) => {
    expect(practiceDay(new Date(instant), zone)).toBe(day);
    expect(clockTimeOf(new Date(instant), zone)).toBe(time);
  });

  it.each([
    {
      zone: 'Pacific/Auckland',
      day: '2026-09-27',
      time: '02:30',
      instant: '2026-09-26T14:30:00Z',
      shown: '03:30',
    },
    {
      zone: 'Australia/Lord_Howe',
      day: '2026-10-04',
      time: '02:15',
      instant: '2026-10-03T15:45:00Z',
      shown: '02:45',
    },
    {
      zone: 'Pacific/Chatham',
      day: '2026-09-27',
      time: '03:00',
      instant: '2026-09-26T14:15:00Z',
      shown: '04:00',
    },
    {
      zone: 'Europe/London',
      day: '2026-03-29',
      time: '01:30',
      instant: '2026-03-29T01:30:00Z',
      shown: '02:30',
    },
  ])('in $zone on $day the skipped $time is shown as $shown', ({ zone, day, time, instant, shown }) => {
    expect(clockTimeOn(day, time, zone)).toEqual(new Date(instant));
    expect(clockTimeOf(new Date(instant), zone)).toBe(shown);
  });

  it.each([
    { zone: 'Pacific/Auckland', day: '2026-04-05', time: '02:30', instant: '2026-04-04T13:30:00Z' },
    { zone: 'Australia/Lord_Howe', day: '2026-04-05', time: '01:45', instant: '2026-04-04T14:45:00Z' },
    { zone: 'Pacific/Chatham', day: '2026-04-05', time: '03:00', instant: '2026-04-04T13:15:00Z' },
    { zone: 'Europe/London', day: '2026-10-25', time: '01:30', instant: '2026-10-25T00:30:00Z' },
  ])('in $zone on $day the doubled $time is the first of the two', ({ zone, day, time, instant }) => {
    expect(clockTimeOn(day, time, zone)).toEqual(new Date(instant));
  });

  it.each(zones)('finds the same minute again for every instant in %s, save the doubled hour', (zone) => {
    const minuteOf2026 = fc.integer({ min: 0, max: 525_600 });
    fc.assert(
      fc.property(minuteOf2026, (minute) => {
        const instant = new Date(Date.UTC(2026, 0, 1) + minute * 60_000);
        const day = practiceDay(instant, zone);
        const found = clockTimeOn(day, clockTimeOf(instant, zone), zone);
        expect(practiceDay(found, zone)).toBe(day);
        expect([0, 30 * 60_000, 60 * 60_000]).toContain(instant.getTime() - found.getTime());
      }),
    );
  });

  it.each([
    ['2026-02-30', '10:00', 'Pacific/Auckland'],
    ['2026-02-20', '24:00', 'Pacific/Auckland'],
    ['2026-02-20', '9:00', 'Pacific/Auckland'],
    ['2026-02-20', '09:00', 'Pacific/Atlantis'],
  ])('refuses %s %s in %s', (day, time, zone) => {
    expect(() => clockTimeOn(day, time, zone)).toThrow(RangeError);
  });

  it('refuses an unknown time zone and an instant that is none', () => {
    expect(() => practiceDay(new Date(), 'Pacific/Atlantis')).toThrow(RangeError);
    expect(() => practiceDay(new Date(Number.NaN), 'Europe/London')).toThrow(RangeError);
  });

  it.each([
    ['Pacific/Auckland', true],
    ['UTC', true],
    ['Pacific/Atlantis', false],
    ['+12:00', false],
    ['', false],
  ])('knows %j as a time zone: %s', (text, answer) => expect(isTimeZone(text)).toBe(answer));
});

it.each([
  ['2026-11-17T10:44:00Z', '23:44'],
  ['2026-11-17T10:44:00.001Z', '23:45'],
  ['2026-11-17T10:59:30Z', '00:00'],
])('at or after %s the first full minute is %s', (instant, time) => {
  expect(clockTimeAfter(new Date(instant), 'Pacific/Auckland')).toBe(time);
});
