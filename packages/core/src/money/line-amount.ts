import { decimalUnits } from './decimal-text.ts';
import { divideRound } from './divide-round.ts';

/**
 * Amount of one line: quantity × unit amount, exact, then rounded once to the cent, half away from zero.
 *
 * @param quantity decimal text, at most 4 decimals, as `"1.25"`
 * @param unitAmount decimal text in currency units, at most 4 decimals, as `"185.00"`
 * @returns whole cents
 * @throws {RangeError} if a text is no such number or the amount is above what cents can hold exactly
 * Source: Xero Accounting API, "Invoices", line items with `unitdp=4`.
 */
export function lineAmountCents(quantity: string, unitAmount: string): number {
  const product = decimalUnits(quantity, 4) * decimalUnits(unitAmount, 4);
  const cents = Number(divideRound(product, 1_000_000n));
  if (!Number.isSafeInteger(cents)) throw new RangeError(`amount too large: ${quantity} × ${unitAmount}`);
  return cents;
}
