import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';

import { recordAudit } from '../audit/record.ts';
import { retryClientBill } from '../client-bill/retry-client-bill.ts';
import type { ServiceContext } from '../context.ts';
import { type DeliveryState, outboxMessages } from '../db/schema/outbox-messages.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { AppError, notFound } from '../errors.ts';
import { lockEntries } from '../time-entry/load-situations.ts';
import { replan } from '../time-entry/replan.ts';
import { mayRetry } from './may-retry.ts';
import type { RetryDelivery } from './schemas.ts';
import { visibleMessages } from './visible-messages.ts';

/**
 * Sends again what was refused or waits for a person. What is under way or not known is never sent again by hand:
 * it settles by itself, and sending it twice is what this program is for not doing.
 *
 * @throws {AppError} `not_found`; `conflict` when the delivery is not in a state to be sent again
 */
export async function retryDelivery(
  ctx: ServiceContext,
  input: z.output<z.ZodObject<typeof RetryDelivery>>,
): Promise<{ deliveryId: string; state: DeliveryState }> {
  const message = await lockMessage(ctx, input.deliveryId);
  if (!mayRetry(message)) {
    throw new AppError('conflict', `a ${message.state} delivery is not sent again`, {
      userMessage:
        message.state === 'blocked'
          ? 'XPM holds something of this already. Look at both sides under Reconcile, then decide.'
          : 'This goes by itself; sending it by hand could send it twice.',
    });
  }
  if (message.kind === 'time_entry.push') {
    await replan(ctx, eq(timeEntries.id, message.subjectId), { restMs: 0, again: true });
  } else {
    await retryClientBill(ctx, message.subjectId);
  }
  const { state } = await requireMessage(ctx, input.deliveryId);
  recordAudit(ctx, {
    subjectKind: message.kind === 'time_entry.push' ? 'time_entry' : 'client_bill',
    subjectId: message.subjectId,
    before: { delivery: message.state, reason: message.reason },
    after: { delivery: state },
  });
  ctx.announce('delivery');
  ctx.announce('timeEntry');
  return { deliveryId: message.id, state };
}

/** What a look over there shows meanwhile may make it a question, so time is judged under the lock of its entry. */
async function lockMessage(ctx: ServiceContext, deliveryId: string) {
  const found = await requireMessage(ctx, deliveryId);
  if (found.kind !== 'time_entry.push') return found;
  await lockEntries(ctx.tx, ctx.practice.id, eq(timeEntries.id, found.subjectId));
  return requireMessage(ctx, deliveryId);
}

async function requireMessage(ctx: ServiceContext, deliveryId: string) {
  const [message] = await ctx.tx
    .select()
    .from(outboxMessages)
    .where(and(visibleMessages(ctx), eq(outboxMessages.id, deliveryId)));
  if (!message) throw notFound('delivery');
  return message;
}
