import { and, eq, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { deliveryEvents, outboxMessages } from '../db/schema/outbox-messages.ts';
import { requireTransition } from '../sync/states.ts';
import type { OutboxMessage } from './claim-due.ts';
import { isMine } from './release.ts';
import { gateOf, wakeGate } from './wake-gate.ts';

const free = { leaseOwner: null, leaseUntil: null } as const;

/** Ends an operation that is now known not to have happened; what is wanted is sent anew. */
export async function abandonOp(tx: Tx, message: OutboxMessage): Promise<void> {
  requireTransition(message.state, 'queued');
  const [queued] = await tx
    .update(outboxMessages)
    .set({
      ...free,
      state: 'queued',
      stateAt: sql`now()`,
      reason: null,
      details: {},
      op: null,
      opRequest: null,
      opKey: null,
      opSentAt: null,
      quietAt: null,
      availableAt: sql`now()`,
    })
    .where(and(isMine(message), eq(outboxMessages.opSeq, message.opSeq)))
    .returning({ id: outboxMessages.id });
  if (!queued) return;
  await tx.insert(deliveryEvents).values({
    practiceId: message.practiceId,
    messageId: message.id,
    at: sql`now()`,
    opSeq: message.opSeq,
    event: 'decision',
    op: message.op,
    outcome: 'absent',
  });
  await wakeGate(tx, gateOf(message), 0);
}

/** Nobody knows yet: the operation stays, and is looked at again once its quiet time is over. */
export async function keepWaiting(tx: Tx, message: OutboxMessage): Promise<void> {
  if (message.state === 'sending') requireTransition('sending', 'uncertain');
  const [kept] = await tx
    .update(outboxMessages)
    .set({
      ...free,
      state: 'uncertain',
      stateAt: message.state === 'uncertain' ? message.stateAt : sql`now()`,
      reason: 'no_answer',
      // A read that began a moment after quiet proves absence; one that began before does not.
      availableAt: sql`greatest(${outboxMessages.quietAt}, now()) + interval '250 milliseconds'`,
    })
    .where(and(isMine(message), eq(outboxMessages.opSeq, message.opSeq)))
    .returning({
      ms: sql<number>`extract(epoch from ${outboxMessages.availableAt} - now()) * 1000`.mapWith(Number),
    });
  if (kept) await wakeGate(tx, gateOf(message), kept.ms);
}
