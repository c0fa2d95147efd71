import { and, eq, isNotNull, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { deliveryEvents, outboxMessages } from '../db/schema/outbox-messages.ts';
import { notFound } from '../errors.ts';
import type { OutboxMessage } from '../outbox/claim-due.ts';
import { isMine } from '../outbox/release.ts';
import { sha256 } from '../outbox/sha256.ts';
import { repeatWindowMs, type UnresolvedBill } from '../sync/resolve-bill.ts';
import { type DeliveryTiming, quietMs } from '../sync/timing.ts';
import type { IntendedBill } from './intend-bill.ts';
import { readBillRequest } from './sales-invoice-schema.ts';

/** The database's clock: the only one compared with what other workers wrote down. */
export async function databaseNow(ctx: ServiceContext): Promise<Date> {
  const [clock] = await ctx.tx
    .select({ now: sql<Date>`clock_timestamp()`.mapWith(outboxMessages.quietAt) })
    .from(sql`(select 1) as one`);
  if (!clock) throw new Error('the database told no time');
  return clock.now;
}

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

/** The times and the last answer that decide about a send nobody saw the end of. */
export function toUnresolved({ opSentAt, quietAt, details }: OutboxMessage): UnresolvedBill {
  if (opSentAt === null || quietAt === null) throw new RangeError('the message holds no operation');
  const { why } = details;
  return { sentAt: opSentAt, quietAt, why: typeof why === 'string' ? why : null };
}

/**
 * Writes down that the same bytes are sent again under the same key: once for this claim, only inside the window in
 * which Xero knows the key, and with a quiet time of its own.
 *
 * @returns the message under way again, or null when the claim was overtaken or the window is over
 */
export async function repeatBill(
  ctx: ServiceContext,
  message: OutboxMessage,
  timing: DeliveryTiming,
): Promise<OutboxMessage | null> {
  const windowMs = repeatWindowMs(timing);
  const [held] = await ctx.tx
    .update(outboxMessages)
    .set({
      state: 'sending',
      reason: null,
      details: {},
      quietAt: sql`now() + ${quietMs(timing)} * interval '1 millisecond'`,
    })
    .where(
      and(
        isMine(message),
        eq(outboxMessages.opSeq, message.opSeq),
        isNotNull(outboxMessages.op),
        sql`${outboxMessages.opSentAt} + ${windowMs} * interval '1 millisecond' > now()`,
      ),
    )
    .returning();
  if (!held) return null;
  await ctx.tx.insert(deliveryEvents).values({
    practiceId: held.practiceId,
    messageId: held.id,
    at: sql`now()`,
    opSeq: held.opSeq,
    event: 'intent',
    op: held.op,
    outcome: 'repeated',
    hash: sha256(held.opRequest ?? ''),
  });
  ctx.announce('delivery');
  return held;
}
