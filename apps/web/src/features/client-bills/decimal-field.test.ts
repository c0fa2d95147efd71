import { expect, it } from 'vitest';

import { groupedDecimal, parseDecimal } from './decimal-field.ts';

it.each([
  ['1', '1'],
  ['1.25', '1.25'],
  ['.5', '0.5'],
  ['-.5', '-0.5'],
  ['1.', '1'],
  [' 1,250.50 ', '1250.50'],
  ['$185.00', '185.00'],
  ['−$40', '-40'],
  ['0.3333', '0.3333'],
])('reads %s as %s', (typed, value) => {
  expect(parseDecimal(typed, 'unitAmount')).toEqual({ ok: true, value });
});

it.each([
  ['', /not a number/],
  ['abc', /not a number/],
  ['1,25', /point for cents/],
  ['1.250,00', /point for cents/],
  ['1.23456', /Four decimals/],
  ['12345678', /too large/],
  ['1e3', /not a number/],
])('refuses %s', (typed, sentence) => {
  expect(parseDecimal(typed, 'unitAmount')).toMatchObject({
    ok: false,
    sentence: expect.stringMatching(sentence),
  });
});

it('takes a digit less for quantities than for amounts', () => {
  expect(parseDecimal('1234567', 'unitAmount').ok).toBe(true);
  expect(parseDecimal('1234567', 'quantity').ok).toBe(false);
});

it.each([
  ['1250.50', '1,250.50'],
  ['-1234567', '−1,234,567'],
  ['0.3333', '0.3333'],
])('writes %s as %s', (value, shown) => {
  expect(groupedDecimal(value)).toBe(shown);
});
