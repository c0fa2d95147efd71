import { asSystem } from '@throughline/core/as-system';
import type { ServiceContext } from '@throughline/core/context';
import type { SweptLine } from '@throughline/core/db/schema/sweeps';
import { saveInvoices, type SweptInvoice } from '@throughline/core/reconcile/save-invoices';
import { beginSweep, endSweep } from '@throughline/core/reconcile/sweeps';
import type { LedgerInvoice, LedgerLine } from '@throughline/ledger-push';

import { readProblem } from './problem-sentence.ts';
import type { Sweep, SweepDeps, Swept } from './sweep-xpm.ts';

/**
 * Keeps what Xero holds of the sales invoices this app made in a stretch of days, for comparison with the client
 * bills here. Nothing is changed on either side.
 */
export async function sweepLedger(
  deps: SweepDeps,
  practiceId: string,
  { from, to, use }: Sweep,
): Promise<Swept> {
  const inSystem = <T>(work: (ctx: ServiceContext) => Promise<T>): Promise<T> =>
    asSystem(
      deps.db,
      { practiceId, verb: 'reconcile.sweep', now: deps.now(), settings: deps.settings },
      work,
    );
  const remote = await deps.remotes.ledger(practiceId, use);
  const { sweepId, startedAt } = await inSystem(({ tx }) =>
    beginSweep(tx, { practiceId, kind: 'ledger', from, to }),
  );
  const result = await remote
    .read('GET Invoices', (ledger) => ledger.invoicesCreatedHere({ from, to }))
    .then(async (found): Promise<Swept> => {
      const invoices = found.flatMap(toSwept);
      const window = { from, to, startedAt };
      await inSystem(({ tx }) => saveInvoices(tx, practiceId, { window, invoices }));
      return { calls: remote.calls(), seen: invoices.length, findings: 0, problem: null };
    })
    .catch((error: unknown): Swept => {
      const { sentence, isBug } = readProblem(error, remote.calls());
      if (isBug) throw error;
      return { calls: remote.calls(), seen: 0, findings: 0, problem: sentence };
    });
  await inSystem(async (ctx) => {
    await endSweep(ctx.tx, { practiceId, sweepId }, result);
    ctx.announce('clientBill');
  });
  return result;
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
