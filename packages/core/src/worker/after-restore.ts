import { and, eq, sql } from 'drizzle-orm';

import { askChore } from '../chores/ask-chore.ts';
import type { Database } from '../db/client.ts';
import { inPractice, outsidePractices } from '../db/in-practice.ts';
import { databaseIdentity } from '../db/schema/chores.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { everyPractice } from '../outbox/every-practice.ts';

/**
 * Notices that the database is another one than it was when it was last used: restored from a dump, or brought back
 * to an earlier moment. Then nothing made before now is sent before it was looked for. Safe in several workers.
 *
 * A copy of the files put back in place looks the same as before; the operator says so with `admin after-restore`.
 *
 * @returns how many practices have to look first
 */
export async function noticeRestore(db: Database): Promise<number> {
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
  return isOther ? lookFirst(db) : 0;
}

/**
 * From now on every practice looks in XPM for what it made before now, before it sends it; a sweep is asked for at
 * once. Safe to repeat.
 *
 * @returns how many practices that concerns
 */
export async function lookFirst(db: Database): Promise<number> {
  const practices = await everyPractice(db);
  for (const practiceId of practices) {
    await inPractice(db, practiceId, async (tx) => {
      await tx
        .update(deliveryGates)
        .set({ lookFirstBefore: sql`now()` })
        .where(and(eq(deliveryGates.practiceId, practiceId), eq(deliveryGates.kind, 'xpm')));
      await askChore(tx, practiceId, { kind: 'sweep_xpm', dueAt: new Date(0) });
    });
  }
  return practices.length;
}
