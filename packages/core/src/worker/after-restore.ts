import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { inPractice, outsidePractices } from '../db/in-practice.ts';
import { chores, databaseIdentity } from '../db/schema/chores.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { databaseNow } from '../outbox/database-now.ts';
import { everyPractice } from '../outbox/every-practice.ts';
import { useUpMinute } from '../outbox/use-up-minute.ts';
import { type DeliveryTiming, defaultTiming, quietMs } from '../sync/timing.ts';

/**
 * Notices that the database is another one than it was when it was last used: restored from a dump, or brought back
 * to an earlier moment. Then nothing made before now is sent before it was looked for. Safe in several workers.
 *
 * A copy of the files put back in place looks the same as before; the operator says so with `admin after-restore`.
 *
 * @returns how many practices have to look first
 */
export async function noticeRestore(db: Database, timing: DeliveryTiming = defaultTiming): Promise<number> {
  const isOther = await outsidePractices(db, async (tx) => {
    const [identity] = await tx
      .select({
        fingerprint: sql<string>`(
          select concat_ws('/', s.system_identifier, c.timeline_id, d.oid)
          from pg_control_system() s, pg_control_checkpoint() c, pg_database d
          where d.datname = current_database())`,
      })
      .from(sql`(select 1) as one`);
    if (!identity) throw new Error('the database told nothing of itself');
    const { fingerprint } = identity;
    const [known] = await tx.select().from(databaseIdentity).for('update');
    if (known?.fingerprint === fingerprint) return false;
    await tx
      .insert(databaseIdentity)
      .values({ fingerprint, since: sql`now()` })
      .onConflictDoUpdate({ target: databaseIdentity.id, set: { fingerprint, since: sql`now()` } });
    return known !== undefined;
  });
  return isOther ? lookFirst(db, timing) : 0;
}

/**
 * From now on every practice looks for what it made before now, before it sends it: for time in XPM, with the sweep that
 * comes when nothing that was on its way can land any more; for timers that run again and for client bills one by one,
 * when they would be sent. What was called in the minute before is forgotten, so nothing is called for a minute. Safe to
 * repeat.
 *
 * @returns how many practices that concerns
 */
export async function lookFirst(db: Database, timing: DeliveryTiming = defaultTiming): Promise<number> {
  const practices = await everyPractice(db);
  for (const practiceId of practices) {
    await inPractice(db, practiceId, async (tx, announce) => {
      announce('delivery');
      await tx
        .update(deliveryGates)
        .set({ lookFirstBefore: sql`now()` })
        .where(and(eq(deliveryGates.practiceId, practiceId), eq(deliveryGates.kind, 'xpm')));
      await useUpMinute(tx, practiceId);
      // What was on its way then may still land: the look comes when nothing can any more.
      const dueAt = new Date((await databaseNow(tx)) + quietMs(timing));
      // Whoever claimed something before the database went back can no longer write.
      await tx
        .update(outboxMessages)
        .set({ leaseEpoch: sql`${outboxMessages.leaseEpoch} + 1000` })
        .where(eq(outboxMessages.practiceId, practiceId));
      // Nor is what was under way the last that was sent: it is looked for, and not sent again under its key.
      await tx
        .update(outboxMessages)
        .set({ quietAt: sql`greatest(${outboxMessages.quietAt}, ${dueAt})`, opKey: null })
        .where(and(eq(outboxMessages.practiceId, practiceId), isNotNull(outboxMessages.op)));
      await tx
        .update(chores)
        .set({ dueAt })
        .where(and(eq(chores.practiceId, practiceId), inArray(chores.kind, ['sweep_xpm', 'sweep_ledger'])));
      // A timer that runs again and a draft may have been stopped, or posted, since.
      await tx
        .update(timeEntries)
        .set({ lookFirst: true })
        .where(and(eq(timeEntries.practiceId, practiceId), isNull(timeEntries.minutes)));
      await tx
        .update(clientBills)
        .set({ lookFirst: true })
        .where(and(eq(clientBills.practiceId, practiceId), ne(clientBills.state, 'posted')));
    });
  }
  return practices.length;
}
