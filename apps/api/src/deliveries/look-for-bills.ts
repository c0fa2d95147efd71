import type { IntendedBill } from '@throughline/core/client-bill/unresolved-bills';
import { addDays } from '@throughline/core/clock/day';
import type { BillReading, FoundInvoice } from '@throughline/core/sync/resolve-bill';
import { documentDifferences, type Ledger, type LedgerInvoice } from '@throughline/ledger-push';

import { foundDetails } from './bill-outcome.ts';
import { readOrError } from './read-or-error.ts';

/** People re-date what they find; a few days around the date are looked at. */
const daysAround = 7;

/** Looks for the numbers of these client bills in Xero, in one read. */
export function lookByNumber(ledger: Ledger, bills: readonly IntendedBill[]) {
  const numbers = bills.map(({ document }) => document.InvoiceNumber);
  return readOrError(() => ledger.findInvoicesByNumber(numbers));
}

/** Looks for what links back to this client bill, under whatever number it stands now. */
export function lookByUrl(ledger: Ledger, { document }: IntendedBill) {
  const { Url, Date: billDate } = document;
  const window = { from: addDays(billDate, -daysAround), to: addDays(billDate, daysAround) };
  return readOrError(() => ledger.findInvoicesByUrl(Url, window));
}

type Looked = {
  readonly startedAt: number;
  readonly invoices: readonly LedgerInvoice[];
  readonly byUrl: boolean;
};

/** What a look says about one client bill. */
export function readingFor(
  { document, totals, message }: IntendedBill,
  { startedAt, invoices, byUrl }: Looked,
): BillReading {
  const number = document.InvoiceNumber.toLowerCase();
  const concerned = invoices.filter(
    ({ type, url, invoiceNumber }) =>
      type === 'ACCREC' && (url === document.Url || invoiceNumber?.toLowerCase() === number),
  );
  return {
    startedAt,
    byUrl,
    takenDetails: {
      sentence: `The number ${document.InvoiceNumber} is already used in Xero for another document.`,
      fix: 'Open the client bill again and give it the next number.',
    },
    invoices: concerned.map((invoice): FoundInvoice => ({
      remoteId: invoice.invoiceId,
      hash: message.opHash,
      isOurs: invoice.url === document.Url,
      isVoid: invoice.status === 'VOIDED' || invoice.status === 'DELETED',
      ...foundDetails(invoice, { totals, difference: documentDifferences(invoice, document)[0] ?? null }),
    })),
  };
}
