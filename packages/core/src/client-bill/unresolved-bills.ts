import { and, eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { notFound } from '../errors.ts';
import type { OutboxMessage } from '../outbox/record-row.ts';
import { type BillRequest, readBillRequest } from './sales-invoice-schema.ts';
import type { DocumentTotals } from './tax.ts';

/** A client bill under way: what was written down, and the totals it must come to. */
export type IntendedBill = BillRequest & {
  readonly message: OutboxMessage;
  readonly totals: DocumentTotals;
};

/** What a message under way holds, as it was written before it was sent. */
export async function loadIntended(ctx: ServiceContext, message: OutboxMessage): Promise<IntendedBill> {
  if (message.opRequest === null) throw new RangeError('the message holds no operation');
  const [totals] = await ctx.tx
    .select({
      subtotalCents: clientBills.subtotalCents,
      taxCents: clientBills.taxCents,
      totalCents: clientBills.totalCents,
    })
    .from(clientBills)
    .where(and(eq(clientBills.practiceId, ctx.practice.id), eq(clientBills.id, message.subjectId)));
  if (!totals) throw notFound('client bill');
  return { ...readBillRequest(message.opRequest), message, totals };
}
