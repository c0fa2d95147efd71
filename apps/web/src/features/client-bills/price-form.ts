import { documentTotals } from '@throughline/core/client-bill/tax';
import { lineAmountCents } from '@throughline/core/money/line-amount';

import type { BillForm, LineForm } from './bill-form.ts';
import type { LedgerAccount, TaxRate } from './bill-types.ts';
import { parseDecimal } from './decimal-field.ts';

export type Rates = {
  readonly ledgerAccounts: readonly LedgerAccount[];
  readonly taxRates: readonly TaxRate[];
};

export type FormPrice = {
  /** In the order of the form's lines; null while a line is not a number yet. */
  readonly amounts: readonly (number | null)[];
  readonly subtotalCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
};

/** Amounts and totals of a client bill while it is typed, by the same functions the server uses. Whole cents. */
export function priceForm(
  { lines, lineAmountTypes }: Pick<BillForm, 'lines' | 'lineAmountTypes'>,
  rates: Rates,
): FormPrice {
  const amounts = lines.map(amountOf);
  const taxed = lines.map((line, index) => ({
    amountCents: amounts[index] ?? 0,
    ratePercent: ratePercentOf(line, rates),
  }));
  const { lineTaxCents: _each, ...totals } = documentTotals(taxed, lineAmountTypes);
  return { amounts, ...totals };
}

/** The tax type a line goes with: its own, else that of its account's mapping. */
export function taxTypeOf(
  line: Pick<LineForm, 'taxType' | 'ledgerAccountId'>,
  ledgerAccounts: readonly LedgerAccount[],
): string | null {
  return (
    line.taxType ?? ledgerAccounts.find(({ id }) => id === line.ledgerAccountId)?.mapping?.taxType ?? null
  );
}

function ratePercentOf(line: LineForm, { ledgerAccounts, taxRates }: Rates): string {
  const taxType = taxTypeOf(line, ledgerAccounts);
  return taxRates.find((rate) => rate.taxType === taxType)?.effectiveRate ?? '0';
}

function amountOf({ quantity, unitAmount }: LineForm): number | null {
  const count = parseDecimal(quantity, 'quantity');
  const unit = parseDecimal(unitAmount, 'unitAmount');
  return count.ok && unit.ok ? lineAmountCents(count.value, unit.value) : null;
}
