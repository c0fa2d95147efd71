import type { IntendedBill } from '@throughline/core/client-bill/intend-bill';
import type { BillReading, FoundInvoice } from '@throughline/core/sync/resolve-bill';
import { databaseNow } from '@throughline/core/client-bill/unresolved-bills';
import { addDays } from '@throughline/core/clock/day';
import { documentDifferences, type Ledger, type LedgerInvoice } from '@throughline/ledger-push';

import type { DeliveryDeps } from './deps.ts';
import { isRejection, rejectToken } from './reject-token.ts';
import { readOrError } from './resolve-contact.ts';
import { inBillSystem } from './send-bill.ts';
import { withCall } from './with-call.ts';

export type Looked = {
  /** Just before the read began, by the database's clock. */
  readonly startedAt: Date;
  readonly invoices: readonly LedgerInvoice[];
};

/** A look that could not be taken: nothing is known, and the messages go back for so long. */
export type NotLooked = { readonly waitMs: number };

const troubleMs = 10_000;

/** People re-date what they find; a few days around the date are looked at. */
const daysAround = 7;

/** Looks for the numbers of these client bills in Xero, in one read. */
export function lookByNumber(
  deps: DeliveryDeps,
  bills: readonly IntendedBill[],
): Promise<Looked | NotLooked> {
  const numbers = bills.map(({ document }) => document.InvoiceNumber);
  return look(deps, bills, (ledger) => ledger.findInvoicesByNumber(numbers));
}

/** Looks for what links back to this client bill, under whatever number it stands now. */
export function lookByUrl(deps: DeliveryDeps, bill: IntendedBill): Promise<Looked | NotLooked> {
  const { Url, Date: billDate } = bill.document;
  const window = { from: addDays(billDate, -daysAround), to: addDays(billDate, daysAround) };
  return look(deps, [bill], (ledger) => ledger.findInvoicesByUrl(Url, window));
}

/** What a look says about one client bill. */
export function readingFor(
  { document }: IntendedBill,
  { startedAt, invoices }: Looked,
  byUrl: boolean,
): BillReading {
  const number = document.InvoiceNumber.toLowerCase();
  const concerned = invoices.filter(
    ({ type, url, invoiceNumber }) =>
      type === 'ACCREC' && (url === document.Url || invoiceNumber?.toLowerCase() === number),
  );
  return {
    startedAt,
    byUrl,
    invoices: concerned.map((invoice): FoundInvoice => ({
      xeroInvoiceId: invoice.invoiceId,
      isOurs: invoice.url === document.Url,
      isVoid: invoice.status === 'VOIDED' || invoice.status === 'DELETED',
      difference: documentDifferences(invoice, document)[0] ?? null,
    })),
  };
}

async function look(
  deps: DeliveryDeps,
  bills: readonly IntendedBill[],
  read: (ledger: Ledger) => Promise<readonly LedgerInvoice[]>,
): Promise<Looked | NotLooked> {
  const [first] = bills;
  if (!first) throw new RangeError('nothing to look for');
  const { practiceId } = first.message;
  const opened = await deps.openLedger(practiceId);
  if (!opened) return { waitMs: 1_000 };
  const startedAt = await inBillSystem(deps, first.message, databaseNow);
  const made = await withCall(
    deps,
    { practiceId, kind: 'ledger', what: 'GET Invoices' },
    { opened, work: () => readOrError(() => read(opened.client)) },
  );
  if (made.kind === 'wait') return { waitMs: made.ms };
  if ('value' in made.value) return { startedAt, invoices: made.value.value };
  const { error } = made.value;
  if (!isRejection(error)) return { waitMs: error.retryAfterMs ?? troubleMs };
  await rejectToken(deps, first.message, error);
  return { waitMs: 1_000 };
}
