import { and, between, eq, isNull, lt, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { xeroInvoices } from '../db/schema/sweeps.ts';
import type { SweepWindow } from './save-times.ts';

/** A sales invoice as a sweep read it from Xero; money whole cents. */
export type SweptInvoice = Omit<
  typeof xeroInvoices.$inferInsert,
  'practiceId' | 'firstSeenAt' | 'seenAt' | 'goneAt'
>;

/** Keeps what Xero held in a stretch of days of the sales invoices this app made. */
export async function saveInvoices(
  tx: Tx,
  practiceId: string,
  { window, invoices }: { readonly window: SweepWindow; readonly invoices: readonly SweptInvoice[] },
): Promise<void> {
  const { startedAt } = window;
  await keepInvoices(tx, practiceId, { startedAt, invoices });
  await tx
    .update(xeroInvoices)
    .set({ goneAt: startedAt })
    .where(
      and(
        eq(xeroInvoices.practiceId, practiceId),
        between(xeroInvoices.invoiceDate, window.from, window.to),
        isNull(xeroInvoices.goneAt),
        lt(xeroInvoices.seenAt, startedAt),
      ),
    );
}

/** Keeps some invoices as a read that began then showed them; what a later read showed stays. */
export async function keepInvoices(
  tx: Tx,
  practiceId: string,
  { startedAt, invoices }: { readonly startedAt: Date; readonly invoices: readonly SweptInvoice[] },
): Promise<void> {
  for (const invoice of invoices) {
    const seen = { ...invoice, seenAt: startedAt, goneAt: null };
    await tx
      .insert(xeroInvoices)
      .values({ ...seen, practiceId, firstSeenAt: startedAt })
      .onConflictDoUpdate({
        target: [xeroInvoices.practiceId, xeroInvoices.xeroInvoiceId],
        set: seen,
        setWhere: lt(xeroInvoices.seenAt, sql`excluded.seen_at`),
      });
  }
}
