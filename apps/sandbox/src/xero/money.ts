import Decimal from 'decimal.js';

import type { Switches } from '../world/switches.ts';
import type { LineAmountTypes } from './records.ts';

/** Rounds half away from zero, as Xero does (2.165 to 2.17). Source: xero-contract §7. */
export function rounded(value: Decimal, places: number): Decimal {
  return value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
}

/** How half cents of line amounts and taxes are rounded: those of negative amounts are in doubt. */
export function halfCentsIn(switches: Pick<Switches, 'is'>): Decimal.Rounding {
  return switches.is('X-17', 'towards-zero') ? Decimal.ROUND_HALF_CEIL : Decimal.ROUND_HALF_UP;
}

/** What a line says about its amount. */
export interface LineFigures {
  readonly quantity: Decimal;
  readonly unitAmount: Decimal;
  readonly discountRate: Decimal | null;
  readonly halfCents: Decimal.Rounding;
}

/** What a line says about its tax. */
export interface TaxFigures {
  /** Tax given on the line, which overrides the computed one. */
  readonly taxAmount: Decimal | null;
  /** Percentage, e.g. 15. */
  readonly taxPercent: Decimal;
  readonly halfCents: Decimal.Rounding;
}

/** Amount of a line before tax handling: quantity by unit amount less discount, to cents. */
export function lineAmountOf(figures: LineFigures): Decimal {
  const factor = new Decimal(1).minus((figures.discountRate ?? new Decimal(0)).div(100));
  return figures.quantity.times(figures.unitAmount).times(factor).toDecimalPlaces(2, figures.halfCents);
}

/** Tax of a line, to cents. */
export function taxOf(figures: TaxFigures, lineAmount: Decimal, mode: LineAmountTypes): Decimal {
  if (mode === 'NoTax') return new Decimal(0);
  if (figures.taxAmount !== null) return rounded(figures.taxAmount, 2);
  const rate = figures.taxPercent;
  const share = mode === 'Inclusive' ? rate.div(rate.plus(100)) : rate.div(100);
  return lineAmount.times(share).toDecimalPlaces(2, figures.halfCents);
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
