import { and, eq, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { deliveryEvents, outboxMessages } from '../db/schema/outbox-messages.ts';
import type { DeliveryOutcome } from '../sync/outcome.ts';
import { settleOutcome } from '../sync/settle-outcome.ts';
import { requireTransition } from '../sync/states.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import type { OutboxMessage } from './claim-due.ts';
import { isMine } from './release.ts';
import { gateOf, wakeGate } from './wake-gate.ts';

/** What is kept of an answer, for the receipt and for support. */
export type Answer = {
  readonly httpStatus: number | null;
  readonly correlationId: string | null;
  /** Redacted and bounded. */
  readonly text: string | null;
};

/**
 * Writes what an operation came to: only for the owner of the latest claim, and only for that very operation.
 *
 * @returns the message after it, or null when it was overtaken; the result is then dropped, as the next owner finds
 *   whatever it left behind
 */
export async function settle(
  tx: Tx,
  message: OutboxMessage,
  {
    outcome,
    answer,
    timing,
  }: { readonly outcome: DeliveryOutcome; readonly answer: Answer; readonly timing: DeliveryTiming },
): Promise<OutboxMessage | null> {
  if (message.op === null) throw new RangeError('a message without an operation cannot be settled');
  const settlement = settleOutcome(
    { op: message.op, remoteId: message.remoteId, attempts: message.attempts },
    outcome,
  );
  requireTransition(message.state, settlement.state);
  const [settled] = await tx
    .update(outboxMessages)
    .set({
      state: settlement.state,
      stateAt: sql`now()`,
      reason: settlement.reason,
      details: settlement.details,
      attempts: settlement.attempts,
      leaseOwner: null,
      leaseUntil: null,
      availableAt: sql`now() + ${settlement.delayMs} * interval '1 millisecond'`,
      ...(settlement.remote
        ? { remoteId: settlement.remote.remoteId, syncedHash: settlement.remote.hash }
        : {}),
      ...(settlement.opOver
        ? { op: null, opRequest: null, opKey: null, opSentAt: null, quietAt: null }
        : // We saw the request end: it has no effect later than this (A1).
          {
            quietAt: sql`least(${outboxMessages.quietAt}, now() + ${timing.lateEffectMs} * interval '1 millisecond')`,
          }),
    })
    .where(and(isMine(message), eq(outboxMessages.opSeq, message.opSeq)))
    .returning();
  if (!settled) return null;
  await tx.insert(deliveryEvents).values({
    practiceId: message.practiceId,
    messageId: message.id,
    at: sql`now()`,
    opSeq: message.opSeq,
    event: 'answer',
    op: message.op,
    outcome: outcome.kind,
    remoteId: outcome.kind === 'delivered' ? outcome.remoteId : null,
    hash: outcome.kind === 'delivered' ? outcome.hash : null,
    ...answer,
  });
  if (settled.state === 'queued' || settled.state === 'uncertain') {
    await wakeGate(tx, gateOf(settled), settlement.delayMs);
  }
  return settled;
}
