import { and, eq, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { deliveryEvents, outboxMessages } from '../db/schema/outbox-messages.ts';
import type { OutboxMessage } from '../outbox/claim-due.ts';
import { isMine } from '../outbox/release.ts';
import { requireTransition } from '../sync/states.ts';

/** Why a client bill waits for a person, and what to do. */
export type Obstacle = { readonly code: string; readonly sentence: string; readonly fix: string };

/**
 * Sets a claimed message aside with the reason, as nothing of it is in Xero and nothing is under way any more; the
 * client bill can be posted again once the reason is gone. Nothing happens when another worker has taken it over.
 */
export async function blockBill(
  ctx: ServiceContext,
  message: OutboxMessage,
  { code, sentence, fix }: Obstacle,
): Promise<void> {
  requireTransition(message.state, 'blocked');
  const [blocked] = await ctx.tx
    .update(outboxMessages)
    .set({
      state: 'blocked',
      stateAt: sql`now()`,
      reason: code,
      details: { sentence, fix },
      leaseOwner: null,
      leaseUntil: null,
      op: null,
      opRequest: null,
      opKey: null,
      opSentAt: null,
      quietAt: null,
    })
    .where(and(isMine(message), eq(outboxMessages.opSeq, message.opSeq)))
    .returning({ id: outboxMessages.id });
  if (!blocked) return;
  await ctx.tx.insert(deliveryEvents).values({
    practiceId: message.practiceId,
    messageId: message.id,
    at: sql`now()`,
    opSeq: message.opSeq,
    event: 'decision',
    op: message.op,
    outcome: code,
  });
  await writeBillState(ctx, message.subjectId, 'approved');
  ctx.announce('delivery');
  ctx.announce('clientBill');
}

/** Follows the delivery in the client bill's own state; a draft or one already in Xero is left alone. */
export async function writeBillState(
  ctx: ServiceContext,
  clientBillId: string,
  state: 'approved' | 'posting' | 'posted',
): Promise<void> {
  await ctx.tx
    .update(clientBills)
    .set({ state, updatedAt: ctx.now })
    .where(
      and(
        eq(clientBills.practiceId, ctx.practice.id),
        eq(clientBills.id, clientBillId),
        sql`${clientBills.state} in ('approved', 'posting')`,
      ),
    );
}
