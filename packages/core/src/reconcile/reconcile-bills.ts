import { and, between, eq, inArray, isNull, or, sql } from 'drizzle-orm';

import { billUrl } from '../client-bill/bill-preflight.ts';
import { readFrozen } from '../client-bill/frozen-bill.ts';
import { type BillRecord, loadBills } from '../client-bill/load-bills.ts';
import { viewClientBills } from '../client-bill/view-client-bill.ts';
import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { xeroInvoices } from '../db/schema/sweeps.ts';
import { type AccountTotal, totalsPerAccount } from './account-totals.ts';
import { type BillDifference, type BillHere, compareBills } from './compare-bills.ts';
import { type Bucket, countBuckets } from './difference.ts';
import { loadAcceptances } from './load-acceptances.ts';
import { requireWindow } from './require-window.ts';
import { type LastSweep, lastSweep } from './sweeps.ts';

export type BillReconciliation = {
  readonly from: string;
  readonly to: string;
  /** The last sweep of all these days; null while there was none, and then nothing is known of Xero. */
  readonly sweep: LastSweep | null;
  readonly counts: Readonly<Record<Bucket, number>>;
  readonly accepted: number;
  /** Those that are not equal, or all if asked for, by date and number. */
  readonly items: readonly BillDifference[];
  /** What the posted client bills of these days come to on each account, here and in Xero. */
  readonly accounts: readonly AccountTotal[];
};

type Window = { readonly from: string; readonly to: string };

/**
 * Compares the client bills dated in some days with what Xero held at the last sweep, without a call.
 *
 * @throws {AppError} `invalid_input` for more than a quarter
 */
export async function reconcileBills(
  ctx: ServiceContext,
  { equal, ...window }: Window & { readonly equal: boolean },
): Promise<BillReconciliation> {
  requireWindow(ctx, window);
  const { items, sweep, accounts } = await compareBillWindow(ctx, window);
  const shown = items.filter(({ bucket }) => equal || bucket !== 'equal');
  return {
    ...window,
    sweep,
    counts: countBuckets(items.map(({ bucket }) => bucket)),
    accepted: items.filter(({ accepted }) => accepted !== null).length,
    items: shown.toSorted((a, b) => (`${a.billDate} ${a.number}` < `${b.billDate} ${b.number}` ? -1 : 1)),
    accounts,
  };
}

/** Every pair of these days, equal ones too: also of what somebody moved into these days in Xero. */
export async function compareBillWindow(ctx: ServiceContext, window: Window) {
  const { from, to } = window;
  const practiceId = ctx.practice.id;
  const sweep = await lastSweep(ctx.tx, { practiceId, kind: 'ledger', ...window });
  const records = await loadBills(
    ctx.tx,
    practiceId,
    and(
      or(between(clientBills.billDate, from, to), inArray(clientBills.id, movedHere(ctx, window))),
      inArray(clientBills.state, ['approved', 'posting', 'posted']),
    ),
  );
  const sentences = await sentencesOf(ctx, records);
  const here = records.map((record) => toHere(ctx, record, sentences.get(record.bill.id) ?? ''));
  const ids = here.flatMap(({ xeroInvoiceId }) => xeroInvoiceId ?? []);
  const rows = await ctx.tx
    .select()
    .from(xeroInvoices)
    .where(
      and(
        eq(xeroInvoices.practiceId, practiceId),
        or(
          between(xeroInvoices.invoiceDate, from, to),
          ids.length > 0 ? inArray(xeroInvoices.xeroInvoiceId, ids) : undefined,
        ),
      ),
    );
  const there = rows
    .filter(({ goneAt }) => goneAt === null)
    .map(({ seenAt, ...row }) => ({ ...row, seenAt: seenAt.getTime() }));
  const accepted = await loadAcceptances(ctx, 'ledger');
  const sweptAt = sweep && Date.parse(sweep.startedAt);
  const posted = records.filter(
    ({ bill }) => bill.state === 'posted' && bill.billDate >= from && bill.billDate <= to,
  );
  return {
    items: compareBills({ here, there, accepted, sweptAt }),
    sweep,
    accounts: totalsPerAccount(
      posted.flatMap((record) => readFrozen(record)?.groups ?? []),
      there.filter(({ invoiceDate }) => invoiceDate >= from && invoiceDate <= to),
    ),
  };
}

function movedHere({ tx, practice }: ServiceContext, { from, to }: Window) {
  return tx
    .select({ id: outboxMessages.subjectId })
    .from(outboxMessages)
    .innerJoin(
      xeroInvoices,
      and(
        eq(xeroInvoices.practiceId, outboxMessages.practiceId),
        sql`${xeroInvoices.xeroInvoiceId}::text = ${outboxMessages.remoteId}`,
      ),
    )
    .where(
      and(
        eq(outboxMessages.practiceId, practice.id),
        isNull(xeroInvoices.goneAt),
        between(xeroInvoices.invoiceDate, from, to),
      ),
    );
}

async function sentencesOf(
  ctx: ServiceContext,
  records: readonly BillRecord[],
): Promise<ReadonlyMap<string, string>> {
  const views = await viewClientBills(
    ctx,
    records.map(({ bill }) => bill.id),
  );
  return new Map(
    views.map(({ id, number, delivery }) => [
      id,
      delivery?.sentence ?? `${number} is approved and was not posted yet.`,
    ]),
  );
}

function toHere(ctx: ServiceContext, { bill, client, message }: BillRecord, sentence: string): BillHere {
  return {
    clientBillId: bill.id,
    number: bill.number,
    clientName: client.name,
    billDate: bill.billDate,
    reference: bill.reference,
    totalCents: bill.totalCents,
    currency: bill.currency,
    isPosted: bill.state === 'posted',
    sentence,
    xeroInvoiceId: message?.remoteId ?? null,
    syncedAt: message?.syncedAt?.getTime() ?? null,
    url: billUrl(ctx.settings, bill.id),
  };
}
