import { z } from 'zod';

import type { BillRecord } from './load-bills.ts';
import type { LedgerFacts } from './load-ledger-facts.ts';
import type { PreparedSalesInvoice } from './prepare-sales-invoice.ts';
import { StoredSalesInvoice } from './sales-invoice-schema.ts';
import type { FrozenSalesInvoice } from './to-sales-invoice.ts';

const group = z.object({
  description: z.string(),
  /** Xero's id: the code is looked up again before anything is sent. */
  xeroAccountId: z.string(),
  accountCode: z.string(),
  accountName: z.string(),
  taxType: z.string(),
  amountCents: z.int(),
  /** Lines of the client bill behind it, in their order. */
  lineIds: z.array(z.string()),
});

const stored = z.object({ document: StoredSalesInvoice, groups: z.array(group) });

/** What approval froze: the sales invoice without its contact, and what each of its lines was added up from. */
export type FrozenBill = z.output<typeof stored>;
export type FrozenGroup = z.output<typeof group>;

/** What approval froze of a client bill; null for a draft. */
export function readFrozen({ bill }: Pick<BillRecord, 'bill'>): FrozenBill | null {
  return bill.frozenDocument === null ? null : stored.parse(bill.frozenDocument);
}

/** Freezes a client bill that has no blocking problem. */
export function freeze(
  prepared: PreparedSalesInvoice,
  { lines }: BillRecord,
  { mappings }: LedgerFacts,
): FrozenBill {
  if (!prepared.frozen) throw new RangeError('a client bill with open problems cannot be frozen');
  const accountOf = new Map(
    lines.map((line) => [line.id, mappings.get(line.ledgerAccountId)?.xeroAccountId ?? null]),
  );
  return {
    document: prepared.frozen,
    groups: prepared.groups.map((each) => {
      const xeroAccountId = accountOf.get(each.sourceLineIds[0] ?? '');
      if (!xeroAccountId) throw new RangeError('a line without an account cannot be frozen');
      const { description, accountCode, accountName, taxType, amountCents } = each;
      const lineIds = [...each.sourceLineIds];
      return { description, xeroAccountId, accountCode, accountName, taxType, amountCents, lineIds };
    }),
  };
}

/**
 * The frozen sales invoice with the codes its accounts have now; only a renamed code makes a difference.
 *
 * @returns null when an account is gone or has no code any more
 */
export function withCurrentCodes(
  { document, groups }: FrozenBill,
  { chart }: LedgerFacts,
): FrozenSalesInvoice | null {
  const codes = groups.map((each) => chart.accounts.get(each.xeroAccountId)?.code ?? null);
  if (codes.includes(null)) return null;
  return {
    ...document,
    LineItems: document.LineItems.map((line, index) => ({
      ...line,
      AccountCode: codes[index] ?? line.AccountCode,
    })),
  };
}
