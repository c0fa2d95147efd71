import { centsOrNull, type Fields, listOf, numberOrNull, textOrNull } from './fields.ts';

/** One line of a sales invoice or credit note as Xero holds it. Source: "Invoices", LineItems. */
export type LedgerLine = {
  readonly lineItemId: string | null;
  readonly description: string | null;
  readonly quantity: number | null;
  /** Currency units, up to four places. */
  readonly unitAmount: number | null;
  readonly lineAmountCents: number | null;
  readonly taxAmountCents: number | null;
  readonly accountCode: string | null;
  readonly taxType: string | null;
  readonly tracking: readonly { readonly name: string | null; readonly option: string | null }[];
};

export function readLines(fields: Fields): readonly LedgerLine[] {
  return listOf(fields, 'LineItems').map((line) => ({
    lineItemId: textOrNull(line, 'LineItemID'),
    description: textOrNull(line, 'Description'),
    quantity: numberOrNull(line, 'Quantity'),
    unitAmount: numberOrNull(line, 'UnitAmount'),
    lineAmountCents: centsOrNull(line, 'LineAmount'),
    taxAmountCents: centsOrNull(line, 'TaxAmount'),
    accountCode: textOrNull(line, 'AccountCode'),
    taxType: textOrNull(line, 'TaxType'),
    tracking: listOf(line, 'Tracking').map((tracking) => ({
      name: textOrNull(tracking, 'Name'),
      option: textOrNull(tracking, 'Option'),
    })),
  }));
}
