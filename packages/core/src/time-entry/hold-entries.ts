import { and, eq } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { perConnection } from '../db/per-connection.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { bySubject, type Held, isHeld, selectHeld } from '../outbox/hold-messages.ts';

/** Locks entries and their messages, so that neither changes until the transaction ends. */
export async function holdEntries(
  tx: Tx,
  practiceId: string,
  messageIds: readonly string[],
): Promise<Held[]> {
  return messageIds.length === 0 ? [] : heldEntries(tx).execute({ practiceId, messageIds });
}

const heldEntries = perConnection((tx) =>
  selectHeld(tx)
    .innerJoin(
      timeEntries,
      and(
        eq(timeEntries.practiceId, outboxMessages.practiceId),
        eq(timeEntries.id, outboxMessages.subjectId),
      ),
    )
    .where(isHeld)
    .orderBy(bySubject)
    .for('update', { of: [timeEntries, outboxMessages] })
    .prepare('held_entries'),
);
