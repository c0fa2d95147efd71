import { and, asc, eq, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { perConnection } from '../db/per-connection.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import type { OutboxMessage } from './record-row.ts';

/** A message whose row the transaction has locked, and what holds around it. */
export type Held = {
  readonly message: OutboxMessage;
  /** Failed calls in a row on its gate. */
  readonly failures: number;
  /** By the database's clock, once the lock was there. */
  readonly now: Date;
};

/** Locks messages of a practice until the transaction ends. */
export async function holdMessages(
  tx: Tx,
  practiceId: string,
  messageIds: readonly string[],
): Promise<Held[]> {
  return messageIds.length === 0 ? [] : heldMessages(tx).execute({ practiceId, messageIds });
}

const heldMessages = perConnection((tx) =>
  selectHeld(tx)
    .where(isHeld)
    .orderBy(bySubject)
    .for('update', { of: outboxMessages })
    .prepare('held_messages'),
);

/** Messages with what holds around them: a query that is told the rest. */
export function selectHeld(tx: Tx) {
  return tx
    .select({
      message: outboxMessages,
      failures: deliveryGates.failures,
      now: sql<Date>`clock_timestamp()`.mapWith(outboxMessages.availableAt),
    })
    .from(outboxMessages)
    .innerJoin(
      deliveryGates,
      and(
        eq(deliveryGates.practiceId, outboxMessages.practiceId),
        eq(deliveryGates.kind, outboxMessages.gate),
      ),
    );
}

export const isHeld = and(
  eq(outboxMessages.practiceId, sql.placeholder('practiceId')),
  sql`${outboxMessages.id} = any(${sql.placeholder('messageIds')}::uuid[])`,
);

/** One order for everybody who locks subjects or their messages, so that nobody waits for another in a circle. */
export const bySubject = asc(outboxMessages.subjectId);
