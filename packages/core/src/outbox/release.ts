import { and, eq, sql } from 'drizzle-orm';

import type { Database, Tx } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import type { OutboxMessage } from './claim-due.ts';
import { gateOf, wakeGate } from './wake-gate.ts';

/** Gives a claimed message back untouched, to be taken again after `delayMs`; nothing if another worker has it. */
export async function release(db: Database, message: OutboxMessage, delayMs: number): Promise<void> {
  await inPractice(db, message.practiceId, (tx) => releaseIn(tx, message, delayMs));
}

/** As `release`, inside a transaction. */
export async function releaseIn(tx: Tx, message: OutboxMessage, delayMs: number): Promise<void> {
  await tx
    .update(outboxMessages)
    .set({
      leaseOwner: null,
      leaseUntil: null,
      availableAt: sql`now() + ${delayMs} * interval '1 millisecond'`,
    })
    .where(isMine(message));
  await wakeGate(tx, gateOf(message), delayMs);
}

/** The message, while this claim of it is the latest one. */
export function isMine(message: Pick<OutboxMessage, 'practiceId' | 'id' | 'leaseEpoch'>) {
  return and(
    eq(outboxMessages.practiceId, message.practiceId),
    eq(outboxMessages.id, message.id),
    eq(outboxMessages.leaseEpoch, message.leaseEpoch),
  );
}
