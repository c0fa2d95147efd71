import Decimal from 'decimal.js';

import type { LineAmountTypes } from './records.ts';

/** Rounds half away from zero, as Xero does (2.165 to 2.17). Source: xero-contract §7. */
export function rounded(value: Decimal, places: number): Decimal {
  return value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
}

/** What a line says about its amount. */
export interface LineFigures {
  readonly quantity: Decimal;
  readonly unitAmount: Decimal;
  readonly discountRate: Decimal | null;
  /** Tax given on the line, which overrides the computed one. */
  readonly taxAmount: Decimal | null;
  /** Percentage, e.g. 15. */
  readonly taxPercent: Decimal;
}

/** Amount of a line before tax handling: quantity by unit amount less discount, to cents. */
export function lineAmountOf(
  figures: Pick<LineFigures, 'quantity' | 'unitAmount' | 'discountRate'>,
): Decimal {
  const factor = new Decimal(1).minus((figures.discountRate ?? new Decimal(0)).div(100));
  return rounded(figures.quantity.times(figures.unitAmount).times(factor), 2);
}

/** Tax of a line, to cents. */
export function taxOf(figures: LineFigures, lineAmount: Decimal, mode: LineAmountTypes): Decimal {
  if (mode === 'NoTax') return new Decimal(0);
  if (figures.taxAmount !== null) return rounded(figures.taxAmount, 2);
  const rate = figures.taxPercent;
  const share = mode === 'Inclusive' ? rate.div(rate.plus(100)) : rate.div(100);
  return rounded(lineAmount.times(share), 2);
}

interface CountedLine {
  readonly lineAmount: string;
  readonly taxAmount: string;
}

/** Totals of a document as decimal text with two places. */
export function totalsOf(
  lines: readonly CountedLine[],
  mode: LineAmountTypes,
): { subTotal: string; totalTax: string; total: string } {
  const sum = (field: keyof CountedLine): Decimal =>
    lines.reduce((total, line) => total.plus(line[field]), new Decimal(0));
  const totalTax = sum('taxAmount');
  const subTotal = mode === 'Inclusive' ? sum('lineAmount').minus(totalTax) : sum('lineAmount');
  return {
    subTotal: subTotal.toFixed(2),
    totalTax: totalTax.toFixed(2),
    total: subTotal.plus(totalTax).toFixed(2),
  };
}

/** What is still owed on a document. */
export function amountDueOf(document: {
  readonly total: string;
  readonly amountPaid: string;
  readonly amountCredited: string;
}): Decimal {
  return new Decimal(document.total).minus(document.amountPaid).minus(document.amountCredited);
}
