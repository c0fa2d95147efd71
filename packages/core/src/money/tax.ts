import { decimalUnits } from './decimal-text.ts';
import { divideRound } from './divide-round.ts';

/** Whether the amounts of a document's lines are without tax, contain it, or carry none. Xero's own words. */
export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax';

/**
 * Tax of one line, rounded to the cent, half away from zero: what comes on top of an exclusive amount, or what an
 * inclusive amount contains.
 *
 * @param amountCents whole cents, any sign
 * @param ratePercent decimal text, at most 4 decimals, zero or more: `"15"`, `"12.5"`
 * @returns whole cents
 * @throws {RangeError} if the amount is not whole or the rate is no such number
 * Source: Xero Accounting API, rounding of line tax; half away from zero as confirmed by Xero staff.
 */
export function taxCents(amountCents: number, ratePercent: string, lineAmountTypes: LineAmountTypes): number {
  const amount = BigInt(amountCents);
  const rate = decimalUnits(ratePercent, 4);
  if (rate < 0n) throw new RangeError(`tax rate below zero: ${ratePercent}`);
  const hundred = 1_000_000n;
  switch (lineAmountTypes) {
    case 'Exclusive':
      return Number(divideRound(amount * rate, hundred));
    case 'Inclusive':
      return Number(divideRound(amount * rate, hundred + rate));
    case 'NoTax':
      return 0;
  }
}
