import type { SweptLine } from '@throughline/core/db/schema/sweeps';
import { type KnownBill, loadKnownBills } from '@throughline/core/reconcile/load-known-bills';
import { keepInvoices, saveInvoices, type SweptInvoice } from '@throughline/core/reconcile/save-invoices';
import type { Ledger, LedgerInvoice, LedgerLine } from '@throughline/ledger-push';

import type { Remote } from './remotes.ts';
import { runSweep, type Sweep, type SweepDeps, type SweepRun, type Swept } from './run-sweep.ts';

/** Asked for by number in one call; more wait for the next sweep. */
const asksMax = 40;

/**
 * Keeps what Xero holds of the sales invoices this app made in a stretch of days, for comparison with the client
 * bills here. Nothing is changed on either side.
 */
export async function sweepLedger(
  deps: SweepDeps,
  practiceId: string,
  { use, ...days }: Sweep,
): Promise<Swept> {
  const remote = await deps.remotes.ledger(practiceId, use);
  return runSweep(deps, practiceId, { kind: 'ledger', days, remote, changes: 'clientBill', compare });
}

async function compare(run: SweepRun<Ledger>): Promise<Pick<Swept, 'seen' | 'findings'>> {
  const { remote, inSystem, practiceId, window } = run;
  const { from, to, startedAt } = window;
  const found = await remote.read('GET Invoices', (ledger) => ledger.invoicesCreatedHere({ from, to }));
  const invoices = found.flatMap(toSwept);
  const missing = await inSystem(async (ctx) => {
    await saveInvoices(ctx.tx, practiceId, { window, invoices });
    const listed = new Set(invoices.map(({ xeroInvoiceId }) => xeroInvoiceId));
    const known = await loadKnownBills(ctx, { from, to });
    return known.filter(({ xeroInvoiceId }) => !listed.has(xeroInvoiceId)).slice(0, asksMax);
  });
  const elsewhere = await askByNumber(remote, missing);
  await inSystem(({ tx }) => keepInvoices(tx, practiceId, { startedAt, invoices: elsewhere }));
  return { seen: invoices.length, findings: 0 };
}

/** What is not listed may have another date by now: it is asked for by its number, all in one call. */
export async function askByNumber(
  remote: Remote<Ledger>,
  bills: readonly Pick<KnownBill, 'number' | 'xeroInvoiceId'>[],
): Promise<SweptInvoice[]> {
  if (bills.length === 0) return [];
  const ids = new Set(bills.map(({ xeroInvoiceId }) => xeroInvoiceId));
  const numbers = bills.map(({ number }) => number);
  const found = await remote.read('GET Invoices', (ledger) => ledger.findInvoicesByNumber(numbers));
  return found.flatMap(toSwept).filter(({ xeroInvoiceId }) => ids.has(xeroInvoiceId));
}

function toSwept(invoice: LedgerInvoice): SweptInvoice[] {
  if (invoice.date === null) return [];
  return [
    {
      xeroInvoiceId: invoice.invoiceId,
      number: invoice.invoiceNumber ?? '',
      reference: invoice.reference ?? '',
      status: invoice.status,
      contactName: invoice.contactName ?? '',
      invoiceDate: invoice.date,
      subtotalCents: invoice.subTotalCents,
      taxCents: invoice.totalTaxCents,
      totalCents: invoice.totalCents,
      currency: invoice.currencyCode ?? '',
      url: invoice.url ?? '',
      lines: invoice.lines.map(toLine),
    },
  ];
}

function toLine({ accountCode, lineAmountCents, taxAmountCents }: LedgerLine): SweptLine {
  return { accountCode, amountCents: lineAmountCents ?? 0, taxCents: taxAmountCents ?? 0 };
}
