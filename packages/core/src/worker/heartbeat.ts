import { gt, lt, sql } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { outsidePractices } from '../db/in-practice.ts';
import { workerHeartbeats } from '../db/schema/chores.ts';

/** Writes down that a worker lives, and forgets those not heard of for a day. */
export async function beat(db: Database, workerId: string): Promise<void> {
  await outsidePractices(db, async (tx) => {
    await tx
      .insert(workerHeartbeats)
      .values({ workerId, startedAt: sql`now()`, beatAt: sql`now()` })
      .onConflictDoUpdate({ target: workerHeartbeats.workerId, set: { beatAt: sql`now()` } });
    await tx.delete(workerHeartbeats).where(lt(workerHeartbeats.beatAt, sql`now() - interval '1 day'`));
  });
}

/** Whether any worker showed itself within the last half minute. */
export async function isWorkerAlive(db: Database): Promise<boolean> {
  return outsidePractices(db, async (tx) => {
    const rows = await tx
      .select({ workerId: workerHeartbeats.workerId })
      .from(workerHeartbeats)
      .where(gt(workerHeartbeats.beatAt, sql`now() - interval '30 seconds'`))
      .limit(1);
    return rows.length > 0;
  });
}
