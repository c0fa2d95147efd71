import type { BelievedBill } from '@throughline/core/reconcile/load-believed';
import { documentDifferences, type Ledger, type LedgerInvoice } from '@throughline/ledger-push';

import { foundDetails } from '../deliveries/bill-outcome.ts';
import type { Remote } from '../remote/remotes.ts';
import type { Verdict } from './compare-times.ts';

/**
 * Compares what Xero holds of our client bills, under whatever number and date by now, with what was approved and sent.
 */
export async function compareBills(
  remote: Remote<Ledger>,
  bills: readonly BelievedBill[],
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  if (bills.length === 0) return verdicts;
  const ids = bills.flatMap(({ message }) => message.remoteId ?? []);
  const found = await remote.read('GET Invoices', (ledger) => ledger.findInvoicesById(ids));
  const byId = new Map(found.map((invoice) => [invoice.invoiceId, invoice]));
  for (const bill of bills) {
    verdicts.set(bill.message.id, judge(bill, byId.get(bill.message.remoteId ?? '')));
  }
  return verdicts;
}

function judge(bill: BelievedBill, invoice: LedgerInvoice | undefined): Verdict {
  const { document, totals, isAsSent } = bill;
  const number = document.InvoiceNumber;
  if (!invoice) return { kind: 'missing', sentence: `Xero no longer has the sales invoice of ${number}.` };
  if (invoice.status === 'VOIDED' || invoice.status === 'DELETED') {
    return { kind: 'missing', sentence: `${number} was ${invoice.status.toLowerCase()} in Xero.` };
  }
  // The contact of a client may have been chosen anew since; what was sent was the one before.
  const differences = documentDifferences(invoice, document).filter((name) => isAsSent || name !== 'contact');
  const { difference } = foundDetails(invoice, { totals, difference: differences[0] ?? null });
  if (difference === null) return null;
  return { kind: 'differing', sentence: `${number} has another ${difference} in Xero.` };
}
