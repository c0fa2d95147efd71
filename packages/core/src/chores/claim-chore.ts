import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { asDispatcher, inPractice } from '../db/in-practice.ts';
import { type ChoreKind, chores } from '../db/schema/chores.ts';

export type Chore = { readonly practiceId: string; readonly kind: ChoreKind };

const isFree = or(isNull(chores.leaseUntil), lte(chores.leaseUntil, sql`now()`));
const isDue = lte(chores.dueAt, sql`now()`);

/** Chores due now, longest waiting first. */
export async function dueChores(db: Database, limit: number): Promise<Chore[]> {
  return asDispatcher(db, (tx) =>
    tx
      .select({ practiceId: chores.practiceId, kind: chores.kind })
      .from(chores)
      .where(and(isDue, isFree))
      .orderBy(asc(chores.dueAt))
      .limit(limit),
  );
}

/**
 * Takes a due chore for one worker.
 *
 * @returns false when another worker has it, or it is no longer due
 */
export async function claimChore(db: Database, chore: Chore, leaseMs: number): Promise<boolean> {
  return inPractice(db, chore.practiceId, async (tx) => {
    const leaseUntil = sql`now() + ${leaseMs} * interval '1 millisecond'`;
    const { rowCount } = await tx
      .update(chores)
      // Due again when the lease ends, in case this worker dies. What is asked for before that is another run.
      .set({ dueAt: leaseUntil, leaseUntil })
      .where(and(isChore(chore), isDue, isFree));
    return rowCount === 1;
  });
}

export type ChoreEnd = {
  /** Null when all went well. */
  readonly problem: string | null;
  /** When it should run again by itself; null: only when asked. */
  readonly againMs: number | null;
};

/** Gives a chore back and says when it is due next; what was asked for meanwhile is kept. */
export async function endChore(db: Database, chore: Chore, { problem, againMs }: ChoreEnd): Promise<void> {
  await inPractice(db, chore.practiceId, async (tx) => {
    const again = againMs === null ? sql`null` : sql`now() + ${againMs} * interval '1 millisecond'`;
    await tx
      .update(chores)
      .set({
        leaseUntil: null,
        lastRunAt: sql`now()`,
        lastProblem: problem,
        failures: problem === null ? 0 : sql`${chores.failures} + 1`,
        dueAt: sql`least(
          case when ${chores.dueAt} is distinct from ${chores.leaseUntil} then ${chores.dueAt} end,
          (${again})::timestamptz)`,
      })
      .where(isChore(chore));
  });
}

function isChore({ practiceId, kind }: Chore) {
  return and(eq(chores.practiceId, practiceId), eq(chores.kind, kind));
}
