import { eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { type ChoreKind, choreKinds, chores } from '../db/schema/chores.ts';

export type ChoreRow = {
  readonly kind: ChoreKind;
  /** Null while it never ran. */
  readonly lastRunAt: string | null;
  /** When it runs next; null: when something asks for it. */
  readonly nextRunAt: string | null;
  /** A worker has it now. */
  readonly isRunning: boolean;
  /** Why the last run came to nothing, as a sentence; null when all went well. */
  readonly problem: string | null;
  /** Runs in a row that came to nothing. */
  readonly failures: number;
};

/** What the practice has done in the background, each kind by one worker at a time; those never asked for too. */
export async function listChores({ tx, practice, now }: ServiceContext): Promise<ChoreRow[]> {
  const rows = await tx.select().from(chores).where(eq(chores.practiceId, practice.id));
  return choreKinds.map((kind) => {
    const row = rows.find((each) => each.kind === kind);
    return row ? toRow(row, now) : neverAsked(kind);
  });
}

function neverAsked(kind: ChoreKind): ChoreRow {
  return { kind, lastRunAt: null, nextRunAt: null, isRunning: false, problem: null, failures: 0 };
}

function toRow(row: typeof chores.$inferSelect, now: Date): ChoreRow {
  const { kind, lastRunAt, dueAt, leaseUntil, lastProblem, failures } = row;
  return {
    kind,
    lastRunAt: lastRunAt && lastRunAt.toISOString(),
    nextRunAt: dueAt && dueAt.toISOString(),
    isRunning: leaseUntil !== null && leaseUntil > now,
    problem: lastProblem,
    failures,
  };
}
