import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { formatCents } from './format-cents.ts';
import { parseMoney } from './parse-money.ts';

describe('parseMoney', () => {
  it.each([
    ['1250', 125_000],
    ['1,250.5', 125_050],
    ['$1,250.50', 125_050],
    ['£3', 300],
    ['$ 12.00', 1_200],
    ['.5', 50],
    ['7.', 700],
    ['0', 0],
    ['-0.00', 0],
    ['−12.00', -1_200],
    ['-$4', -400],
    ['$-4', -400],
    ['0012', 1_200],
    ['1,234,567.89', 123_456_789],
    ['9999999.99', 999_999_999],
    ['1.15', 115],
  ])('reads %j as %i cents', (typed, cents) => expect(parseMoney(typed)).toEqual({ ok: true, cents }));

  it.each([
    ['1.250,00', 'Use a point for cents.'],
    ['1250,00', 'Use a point for cents.'],
    ['12,5', 'Use a point for cents.'],
    ['1,25', 'Use a point for cents.'],
    ['1.255', 'Cents have two digits at most.'],
    ['10000000', 'That is more than 9,999,999.99.'],
    ['abc', 'That is not an amount. Try 1250 or 1,250.50.'],
    ['12k', 'That is not an amount. Try 1250 or 1,250.50.'],
    ['1e3', 'That is not an amount. Try 1250 or 1,250.50.'],
    ['', 'That is not an amount. Try 1250 or 1,250.50.'],
    ['$', 'That is not an amount. Try 1250 or 1,250.50.'],
    ['.', 'That is not an amount. Try 1250 or 1,250.50.'],
    ['--1', 'That is not an amount. Try 1250 or 1,250.50.'],
    ['-$-1', 'That is not an amount. Try 1250 or 1,250.50.'],
    ['1,2345.00', 'That is not an amount. Try 1250 or 1,250.50.'],
  ])('refuses %j: %s', (typed, sentence) => {
    expect(parseMoney(typed)).toEqual({ ok: false, sentence });
  });

  it('reads back every amount a screen shows, to the cent', () => {
    const anyCents = fc.integer({ min: -999_999_999, max: 999_999_999 });
    fc.assert(
      fc.property(anyCents, fc.constantFrom('', '$', '£'), (cents, symbol) => {
        expect(parseMoney(formatCents(cents, symbol))).toEqual({ ok: true, cents });
      }),
    );
  });
});

describe('formatCents', () => {
  it.each([
    [431_250, '$', '$4,312.50'],
    [0, '', '0.00'],
    [5, '', '0.05'],
    [-400, '$', '−$4.00'],
    [-163_000, '', '−1,630.00'],
    [100_000_000, '£', '£1,000,000.00'],
  ])('shows %i cents with symbol %j as %s', (cents, symbol, text) => {
    expect(formatCents(cents, symbol)).toBe(text);
  });

  it('refuses half a cent', () => expect(() => formatCents(0.5)).toThrow(RangeError));
});
