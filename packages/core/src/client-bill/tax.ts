import { decimalUnits } from '../money/decimal-text.ts';
import { type LineAmountTypes, taxCents } from '../money/tax.ts';

export type DocumentTotals = {
  readonly subtotalCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
};

export type TaxedLine = {
  readonly amountCents: number;
  /** Decimal text, as `"15"`. */
  readonly ratePercent: string;
};

/** What has to be sent so that Xero's totals equal ours. */
export type TaxSettlement =
  | {
      readonly ok: true;
      /** Xero's own tax less ours, in cents; 0 when nothing has to be settled. */
      readonly differenceCents: number;
      /** The line to send with an exact tax; null when Xero's own arithmetic already agrees. */
      readonly exactTax: { readonly lineIndex: number; readonly taxCents: number } | null;
    }
  | { readonly ok: false; readonly xeroTotals: DocumentTotals };

/**
 * Totals of a document from its lines: tax per line, rounded to the cent, then summed, as Xero does.
 *
 * Serves both sides: our client bill line by line, and the sales invoice group by group.
 *
 * @throws {RangeError} if an amount is not in whole cents or a rate is no decimal text
 * Source: Xero Accounting API, rounding of line tax.
 */
export function documentTotals(
  lines: readonly TaxedLine[],
  lineAmountTypes: LineAmountTypes,
): DocumentTotals & { readonly lineTaxCents: readonly number[] } {
  const lineTaxCents = lines.map((line) => taxCents(line.amountCents, line.ratePercent, lineAmountTypes));
  const tax = sum(lineTaxCents);
  const amount = sum(lines.map((line) => line.amountCents));
  const subtotalCents = lineAmountTypes === 'Inclusive' ? amount - tax : amount;
  return { subtotalCents, taxCents: tax, totalCents: subtotalCents + tax, lineTaxCents };
}

/**
 * Compares the totals Xero will compute with those of the client bill and settles the cents between them.
 *
 * Adding up lines moves the tax by a cent at most for each source line; such a difference goes as exact tax on the
 * largest taxed line. Anything larger, or a difference in the amounts themselves, is a mapping mistake and not settled.
 *
 * @param sourceLineCount lines of the client bill behind `lines`
 * Source: Xero Accounting API, line item `TaxAmount` overrides the computed tax.
 */
export function settleTax(input: {
  readonly lines: readonly TaxedLine[];
  readonly sourceLineCount: number;
  readonly lineAmountTypes: LineAmountTypes;
  readonly billTotals: DocumentTotals;
}): TaxSettlement {
  const { lines, billTotals, lineAmountTypes } = input;
  const { lineTaxCents, ...xeroTotals } = documentTotals(lines, lineAmountTypes);
  const differenceCents = xeroTotals.taxCents - billTotals.taxCents;
  if (!haveEqualAmounts(xeroTotals, billTotals, lineAmountTypes)) return { ok: false, xeroTotals };
  if (differenceCents === 0) return { ok: true, differenceCents, exactTax: null };

  const lineIndex = lineAmountTypes === 'NoTax' ? null : largestTaxedLine(lines);
  const isTooLarge = Math.abs(differenceCents) > input.sourceLineCount;
  if (lineIndex === null || isTooLarge) return { ok: false, xeroTotals };
  const exactCents = (lineTaxCents[lineIndex] ?? 0) - differenceCents;
  return { ok: true, differenceCents, exactTax: { lineIndex, taxCents: exactCents } };
}

function haveEqualAmounts(
  xero: DocumentTotals,
  bill: DocumentTotals,
  lineAmountTypes: LineAmountTypes,
): boolean {
  if (bill.subtotalCents + bill.taxCents !== bill.totalCents) return false;
  return lineAmountTypes === 'Inclusive'
    ? xero.totalCents === bill.totalCents
    : xero.subtotalCents === bill.subtotalCents;
}

function largestTaxedLine(lines: readonly TaxedLine[]): number | null {
  let largest: { readonly index: number; readonly size: number } | null = null;
  for (const [index, line] of lines.entries()) {
    const size = Math.abs(line.amountCents);
    const isTaxed = decimalUnits(line.ratePercent, 4) > 0n;
    if (isTaxed && (largest === null || size > largest.size)) largest = { index, size };
  }
  return largest?.index ?? null;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
