import { and, isNull, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { deliveryEvents, type DeliveryOp, outboxMessages } from '../db/schema/outbox-messages.ts';
import { type DeliveryTiming, quietMs } from '../sync/timing.ts';
import type { OutboxMessage } from './claim-due.ts';
import { isMine } from './release.ts';
import { sha256 } from './sha256.ts';

export type Intent = {
  readonly op: DeliveryOp;
  /** Hash of what the operation brings; null for a deletion. */
  readonly hash: string | null;
  /** The exact request, stored before it is sent. */
  readonly request: string;
  readonly key: string | null;
};

/**
 * Writes down what is about to be sent, once: only for the owner of the latest claim, only when nothing is under
 * way. What is not written here is never sent.
 *
 * @returns the message holding the operation, or null when the claim was overtaken
 */
export async function writeIntent(
  tx: Tx,
  message: OutboxMessage,
  { intent, timing }: { readonly intent: Intent; readonly timing: DeliveryTiming },
): Promise<OutboxMessage | null> {
  const [held] = await tx
    .update(outboxMessages)
    .set({
      state: 'sending',
      stateAt: sql`now()`,
      reason: null,
      details: {},
      op: intent.op,
      opSeq: sql`${outboxMessages.opSeq} + 1`,
      opHash: intent.hash,
      opRequest: intent.request,
      opKey: intent.key,
      opSentAt: sql`now()`,
      quietAt: sql`now() + ${quietMs(timing)} * interval '1 millisecond'`,
    })
    .where(and(isMine(message), isNull(outboxMessages.op)))
    .returning();
  if (!held) return null;
  await tx.insert(deliveryEvents).values({
    practiceId: held.practiceId,
    messageId: held.id,
    at: sql`now()`,
    opSeq: held.opSeq,
    event: 'intent',
    op: intent.op,
    hash: sha256(intent.request),
  });
  return held;
}
