import { describe, expect, it } from 'vitest';

import { centsFrom } from './cents.ts';
import { dayOrNull, instantOrNull } from './dates.ts';
import { centsOrNull, flagOf, listOf, textOf, UnreadableField } from './fields.ts';

describe('centsFrom', () => {
  it.each([
    [0, 0],
    [-0, 0],
    [1.1, 110],
    [1.15, 115],
    [8.29, 829],
    [1234567.89, 123456789],
    [-0.01, -1],
    ['12.3', 1230],
    ['12.3400', 1234],
    ['-0.00', 0],
    [9999999999999.99, 999999999999999],
    ['0000000000000000001.5', 150],
  ])('reads %s as %i cents', (amount, cents) => {
    expect(centsFrom(amount)).toBe(cents);
  });

  it.each([
    0.001,
    1.005,
    1e21,
    1e-7,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '',
    '1,000.00',
    '$1',
    ' 1',
    '0x10',
    10_000_000_000_000,
    '99999999999999.99',
  ])('refuses %s', (amount) => expect(centsFrom(amount)).toBeNull());
});

describe('dates', () => {
  it.each([
    ['/Date(1795392000000+0000)/', '2026-11-23'],
    ['/Date(1795392000000+1300)/', '2026-11-23'],
    ['/Date(1795392000000)/', '2026-11-23'],
    ['/Date(-86400000)/', '1969-12-31'],
    ['2026-11-23T00:00:00', '2026-11-23'],
    ['2026-11-23', '2026-11-23'],
    ['2026-11-23T00:00:00+13:00', '2026-11-23'],
    ['2026-11-23T23:59:59Z', '2026-11-23'],
  ])('reads %s as the day %s', (text, day) => {
    expect(dayOrNull({ d: text }, 'd')).toBe(day);
  });

  it('reads an instant in UTC, with or without a zone', () => {
    expect(instantOrNull({ d: '2020-03-23T02:24:22.2328510' }, 'd')).toBe('2020-03-23T02:24:22.232Z');
    expect(instantOrNull({ d: '2020-03-23T02:24:22Z' }, 'd')).toBe('2020-03-23T02:24:22.000Z');
    expect(instantOrNull({ d: '2020-03-23T02:24:22+13:00' }, 'd')).toBe('2020-03-22T13:24:22.000Z');
  });

  it.each([undefined, null, ''])('has null for %s', (absent) => {
    expect(dayOrNull({ d: absent }, 'd')).toBeNull();
  });

  it.each(['soon', '/Date(x)/', '/Date(99999999999999999)/', '2026-13-01', '23/11/2026', 5])(
    'refuses %s',
    (text) => {
      expect(() => dayOrNull({ d: text }, 'd')).toThrow(UnreadableField);
    },
  );
});

describe('fields', () => {
  it('refuses a kind it did not expect and names the field', () => {
    expect(() => textOf({ Name: 5 }, 'Name')).toThrow('cannot read field Name');
    expect(() => textOf({ Name: '' }, 'Name')).toThrow(UnreadableField);
    expect(() => flagOf({ a: 'yes' }, 'a')).toThrow(UnreadableField);
    expect(() => flagOf({ a: 1 }, 'a')).toThrow(UnreadableField);
    expect(() => listOf({ a: [1] }, 'a')).toThrow(UnreadableField);
    expect(() => centsOrNull({ a: true }, 'a')).toThrow(UnreadableField);
  });
});
