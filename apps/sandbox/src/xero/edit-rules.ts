import type { Fields } from './fields.ts';
import type { LedgerDocument } from './records.ts';
import { finding } from './rule-text.ts';
import type { Finding } from './rule-text.ts';

/** Fields of a paid document that may still change. Source: xero-contract §6.5. */
const editableWhenPaid = new Set([
  'invoiceid',
  'creditnoteid',
  'type',
  'status',
  'reference',
  'duedate',
  'invoicenumber',
  'brandingthemeid',
  'contact',
  'url',
  'lineitems',
]);

/** What is wrong with editing a document that has payments or credits; empty when it has none. */
export function paidEditProblems(before: LedgerDocument, after: LedgerDocument, fields: Fields): Finding[] {
  const paid = Number(before.amountPaid) !== 0;
  const credited = Number(before.amountCredited) !== 0;
  if (!paid && !credited) return [];
  const sealed = fields.names().filter((name) => !editableWhenPaid.has(name));
  const moneyChanged =
    before.total !== after.total || before.totalTax !== after.totalTax || before.date !== after.date;
  const contactChanged = credited && before.contactId !== after.contactId;
  if (sealed.length === 0 && !moneyChanged && !contactChanged) return [];
  return [finding('paid-not-editable', {})];
}
