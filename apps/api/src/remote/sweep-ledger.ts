import type { SweptLine } from '@throughline/core/db/schema/sweeps';
import { type KnownBill, loadKnownBills } from '@throughline/core/reconcile/load-known-bills';
import { keepInvoices, saveInvoices, type SweptInvoice } from '@throughline/core/reconcile/save-invoices';
import type { Ledger, LedgerInvoice, LedgerLine } from '@throughline/ledger-push';

import type { Remote } from './remotes.ts';
import { runSweep, type Sweep, type SweepDeps, type SweepRun, type Swept } from './run-sweep.ts';

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

async function compare(run: SweepRun<Ledger>): Promise<Pick<Swept, 'seen' | 'findings' | 'toAsk'>> {
  const { remote, inSystem, practiceId, window } = run;
  const { from, to, startedAt } = window;
  const found = await remote.read('GET Invoices', (ledger) => ledger.invoicesCreatedHere({ from, to }));
  const invoices = found.flatMap(toSwept);
  const missing = await inSystem(async (ctx) => {
    await saveInvoices(ctx.tx, practiceId, { window, invoices });
    const listed = new Set(invoices.map(({ xeroInvoiceId }) => xeroInvoiceId));
    const known = await loadKnownBills(ctx, { from, to });
    return known.filter(({ xeroInvoiceId }) => !listed.has(xeroInvoiceId));
  });
  const elsewhere = await askForInvoices(remote, missing);
  await inSystem(({ tx }) => keepInvoices(tx, practiceId, { startedAt, invoices: elsewhere }));
  return { seen: invoices.length, findings: 0, toAsk: 0 };
}

/** What is not listed may have another date and number by now: it is asked for by Xero's id, forty in one call. */
export async function askForInvoices(
  remote: Remote<Ledger>,
  bills: readonly Pick<KnownBill, 'xeroInvoiceId'>[],
): Promise<SweptInvoice[]> {
  if (bills.length === 0) return [];
  const ids = bills.map(({ xeroInvoiceId }) => xeroInvoiceId);
  const found = await remote.read('GET Invoices', (ledger) => ledger.findInvoicesById(ids));
  return found.flatMap(toSwept);
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
