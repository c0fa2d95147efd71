import { AppError } from '../errors.ts';
import { lineAmountCents } from '../money/line-amount.ts';
import type { LineAmountTypes } from '../money/tax.ts';
import type { LedgerAccountMapping, XeroTaxRate } from './preflight.ts';
import { type DocumentTotals, documentTotals } from './tax.ts';

/** A line as the practice wrote it. */
export type WrittenLine = {
  /** Decimal text, at most 4 decimals. */
  readonly quantity: string;
  /** Decimal text in currency units, at most 4 decimals. */
  readonly unitAmount: string;
  readonly ledgerAccountId: string;
  readonly taxType?: string | null | undefined;
};

export type PricedLines<Line> = DocumentTotals & {
  readonly lines: readonly (Line & { readonly amountCents: number; readonly taxCents: number })[];
};

type Rates = {
  readonly mappings: ReadonlyMap<string, LedgerAccountMapping>;
  readonly taxRates: ReadonlyMap<string, XeroTaxRate>;
};

const mostCents = 999_999_999_999;

/**
 * Amounts, tax and totals of a client bill's lines, in whole cents. A line whose tax rate is not known yet carries no
 * tax; the dry run says so.
 *
 * @throws {AppError} `invalid_input` for ten thousand million currency units or more
 */
export function priceLines<Line extends WrittenLine>(
  lines: readonly Line[],
  lineAmountTypes: LineAmountTypes,
  { mappings, taxRates }: Rates,
): PricedLines<Line> {
  const amounts = lines.map((line) => lineAmountCents(line.quantity, line.unitAmount));
  requirePlausible(amounts);
  const { lineTaxCents, ...totals } = documentTotals(
    lines.map((line, index) => ({
      amountCents: amounts[index] ?? 0,
      ratePercent: taxRates.get(taxTypeOf(line, mappings) ?? '')?.effectiveRate ?? '0',
    })),
    lineAmountTypes,
  );
  return {
    ...totals,
    lines: lines.map((line, index) => ({
      ...line,
      amountCents: amounts[index] ?? 0,
      taxCents: lineTaxCents[index] ?? 0,
    })),
  };
}

function taxTypeOf(line: WrittenLine, mappings: Rates['mappings']): string | null {
  return line.taxType ?? mappings.get(line.ledgerAccountId)?.taxType ?? null;
}

function requirePlausible(amounts: readonly number[]): void {
  const size = amounts.reduce((sum, cents) => sum + Math.abs(cents), 0);
  if (size <= mostCents) return;
  throw new AppError('invalid_input', 'amounts too large', {
    userMessage: 'The lines come to more than 9,999,999,999.99. Check their quantities and amounts.',
  });
}
