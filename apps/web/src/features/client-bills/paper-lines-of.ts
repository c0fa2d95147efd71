import type { Bill, BillLine, DryRun } from './bill-types.ts';
import type { BillingLists } from './use-billing-lists.ts';

/** One line of the sales invoice as it stands on paper. */
export type PaperLine = {
  readonly key: string;
  /** Code in Xero; null while the line has no account. */
  readonly code: string | null;
  readonly account: string;
  readonly tax: string | null;
  readonly amountCents: number;
  /** Lines of the client bill behind it, in their order. */
  readonly sources: readonly BillLine[];
};

/**
 * The lines of the document exactly as they go to Xero; while the document cannot be written, the lines of the client
 * bill stand in for them.
 */
export function paperLines(
  { bill, dry }: { readonly bill: Bill; readonly dry: DryRun | null },
  lists: BillingLists,
): readonly PaperLine[] {
  const payload = dry?.payload;
  if (!dry || !payload) return bill.lines.map((line) => ownLine(line, lists));
  return payload.LineItems.map((item, index): PaperLine => {
    const group = dry.groups[index];
    const account = lists.xeroAccounts.find(({ code }) => code === item.AccountCode);
    return {
      key: `${item.AccountCode} ${item.TaxType} ${index}`,
      code: item.AccountCode,
      account: account?.name ?? item.Description,
      tax: taxName(item.TaxType, lists),
      amountCents: group?.amountCents ?? 0,
      sources: (group?.lineIds ?? []).flatMap((id) => bill.lines.find((line) => line.id === id) ?? []),
    };
  });
}

function ownLine(line: BillLine, lists: BillingLists): PaperLine {
  const mapping = lists.ledgerAccounts.find(({ id }) => id === line.ledgerAccountId)?.mapping;
  const taxType = line.taxType ?? mapping?.taxType ?? null;
  return {
    key: line.id,
    code: mapping?.code ?? null,
    account: mapping?.xeroAccountName ?? line.ledgerAccountName,
    tax: taxType === null ? null : taxName(taxType, lists),
    amountCents: line.amountCents,
    sources: [line],
  };
}

function taxName(taxType: string, { taxRates }: BillingLists): string {
  return taxRates.find((rate) => rate.taxType === taxType)?.name ?? taxType;
}
