import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { centsToNumber } from './cents-to-number.ts';
import { decimalUnits, isDecimalText } from './decimal-text.ts';
import { divideRound } from './divide-round.ts';
import { lineAmountCents } from './line-amount.ts';
import { taxCents } from './tax.ts';

describe('divideRound', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [-5n, -2n, 3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [0n, 7n, 0n],
  ])('makes %s by %s into %s', (top, bottom, result) => expect(divideRound(top, bottom)).toBe(result));

  it('refuses to divide by zero', () => expect(() => divideRound(1n, 0n)).toThrow(RangeError));

  it('is never more than half away from the true value, and halves go outwards', () => {
    const number = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
    const divisor = fc.bigInt({ min: 1n, max: 10n ** 6n });
    fc.assert(
      fc.property(number, divisor, (top, bottom) => {
        const twiceTheError = 2n * (top - divideRound(top, bottom) * bottom);
        expect(twiceTheError <= bottom && twiceTheError >= -bottom).toBe(true);
        if (twiceTheError === bottom) expect(top).toBeLessThan(0n);
        if (twiceTheError === -bottom) expect(top).toBeGreaterThan(0n);
      }),
    );
  });
});

describe('lineAmountCents', () => {
  it.each([
    ['1', '185.00', 18_500],
    ['1.25', '185.00', 23_125],
    ['0.3333', '100.00', 3_333],
    ['1.005', '1.00', 101],
    ['2.165', '1', 217],
    ['-2.165', '1', -217],
    ['0.1', '0.05', 1],
    ['3', '33.3333', 10_000],
    ['1.1', '1.15', 127],
    ['0', '185.00', 0],
  ])('makes %s × %s into %i cents', (quantity, unitAmount, cents) => {
    expect(lineAmountCents(quantity, unitAmount)).toBe(cents);
  });

  it.each([
    ['1.00001', '1'],
    ['1', '1.00001'],
    ['1,5', '1'],
    ['1e3', '1'],
    ['', '1'],
    ['NaN', '1'],
    ['999999999999', '999999999999'],
  ])('refuses %j × %j', (quantity, unitAmount) => {
    expect(() => lineAmountCents(quantity, unitAmount)).toThrow(RangeError);
  });

  it('keeps whole quantities of whole cents exact', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999, max: 999 }),
        fc.integer({ min: 0, max: 9_999_999 }),
        (count, cents) => {
          const unitAmount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
          expect(lineAmountCents(String(count), unitAmount)).toBe(count * cents + 0);
        },
      ),
    );
  });
});

describe('taxCents', () => {
  it.each([
    [10_000, '15', 'Exclusive', 1_500],
    [11_500, '15', 'Inclusive', 1_500],
    [11_500, '15', 'NoTax', 0],
    [1_443, '15', 'Exclusive', 216],
    [10, '15', 'Exclusive', 2],
    [-10, '15', 'Exclusive', -2],
    [110, '10', 'Inclusive', 10],
    [105, '10', 'Inclusive', 10],
    [1_000, '12.5', 'Exclusive', 125],
    [1_000, '0', 'Exclusive', 0],
    [1_000, '0', 'Inclusive', 0],
  ] as const)('of %i cents at %s %%, %s', (...row) => {
    const [amountCents, ratePercent, lineAmountTypes, tax] = row;
    expect(taxCents(amountCents, ratePercent, lineAmountTypes)).toBe(tax);
  });

  it('refuses a rate below zero, a rate that is no number, and half a cent', () => {
    expect(() => taxCents(100, '-1', 'Exclusive')).toThrow(RangeError);
    expect(() => taxCents(100, '15%', 'Exclusive')).toThrow(RangeError);
    expect(() => taxCents(0.5, '15', 'Exclusive')).toThrow(RangeError);
  });

  it('finds in an inclusive amount the tax that was put on the exclusive one, within a cent', () => {
    const rate = fc.constantFrom('5', '10', '12.5', '15', '20');
    fc.assert(
      fc.property(fc.integer({ min: -5_000_000, max: 5_000_000 }), rate, (amountCents, ratePercent) => {
        const tax = taxCents(amountCents, ratePercent, 'Exclusive');
        const found = taxCents(amountCents + tax, ratePercent, 'Inclusive');
        expect(Math.abs(found - tax)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('centsToNumber', () => {
  it.each([
    [431_250, '4312.5'],
    [30, '0.3'],
    [-1, '-0.01'],
    [-0, '0'],
    [999_999_999_999_999, '9999999999999.99'],
  ])('writes %i cents into JSON as %s', (cents, json) =>
    expect(JSON.stringify(centsToNumber(cents))).toBe(json),
  );

  it('refuses half a cent, no number, and what a double cannot hold to the cent', () => {
    for (const cents of [0.5, Number.NaN, Infinity, 1e15])
      expect(() => centsToNumber(cents)).toThrow(RangeError);
  });

  it('loses no cent on the way through JSON', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (cents) => {
        const text = JSON.stringify(centsToNumber(cents));
        expect(decimalUnits(text, 2)).toBe(BigInt(cents));
      }),
    );
  });
});

describe('isDecimalText', () => {
  it.each([
    ['1.2500', 4, true],
    ['1.25000', 4, false],
    ['-3', 0, true],
    ['3.', 2, false],
    ['.5', 2, false],
    ['+3', 2, false],
    ['1 000', 2, false],
  ])('takes %j as a number with %i decimals: %s', (text, places, answer) => {
    expect(isDecimalText(text, places)).toBe(answer);
  });
});
