import { and, eq, inArray } from 'drizzle-orm';

import { documentHash } from '../client-bill/document-hash.ts';
import { readFrozen } from '../client-bill/frozen-bill.ts';
import { loadBills } from '../client-bill/load-bills.ts';
import type { SalesInvoiceDocument } from '../client-bill/sales-invoice-document.ts';
import type { DocumentTotals } from '../client-bill/tax.ts';
import { withContact } from '../client-bill/to-sales-invoice.ts';
import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import type { OutboxMessage } from '../outbox/record-row.ts';

/** What is believed to be in Xero of a client bill. */
export type BelievedBill = {
  readonly message: OutboxMessage;
  readonly document: SalesInvoiceDocument;
  readonly totals: DocumentTotals;
  /** The document is what the receipt says was sent; otherwise codes or the contact were changed here since. */
  readonly isAsSent: boolean;
};

/** The days these entries stand on here, by message. */
export async function loadDays(
  { tx, practice }: ServiceContext,
  messages: readonly OutboxMessage[],
): Promise<string[]> {
  if (messages.length === 0) return [];
  const subjects = messages.map(({ subjectId }) => subjectId);
  const rows = await tx
    .selectDistinct({ workDate: timeEntries.workDate })
    .from(timeEntries)
    .where(and(eq(timeEntries.practiceId, practice.id), inArray(timeEntries.id, subjects)));
  return rows.map(({ workDate }) => workDate);
}

/** The client bills of these messages, as they were approved. */
export async function loadBelievedBills(
  { tx, practice }: ServiceContext,
  messages: readonly OutboxMessage[],
): Promise<BelievedBill[]> {
  if (messages.length === 0) return [];
  const subjects = messages.map(({ subjectId }) => subjectId);
  const records = await loadBills(tx, practice.id, inArray(clientBills.id, subjects));
  return records.flatMap((record) => {
    const { bill, message, contact } = record;
    const frozen = readFrozen(record);
    if (!frozen || !message) return [];
    const document = withContact(frozen.document, contact?.xeroContactId ?? '');
    const { subtotalCents, taxCents, totalCents } = bill;
    const totals = { subtotalCents, taxCents, totalCents };
    return [{ message, document, totals, isAsSent: documentHash(document) === message.syncedHash }];
  });
}
