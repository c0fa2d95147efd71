import { and, desc, eq, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import type { ConnectionKind } from '../db/schema/connections.ts';
import { sweeps } from '../db/schema/sweeps.ts';

export type SweepStart = {
  readonly practiceId: string;
  readonly kind: ConnectionKind;
  readonly from: string;
  readonly to: string;
};

/** Writes down that a sweep begins. Its start is the database's clock just before the read. */
export async function beginSweep(
  tx: Tx,
  { practiceId, kind, from, to }: SweepStart,
): Promise<{ readonly sweepId: string; readonly startedAt: Date }> {
  const [begun] = await tx
    .insert(sweeps)
    .values({ practiceId, kind, fromDay: from, toDay: to, startedAt: sql`clock_timestamp()` })
    .returning({ sweepId: sweeps.id, startedAt: sweeps.startedAt });
  if (!begun) throw new Error('the sweep was not written');
  return begun;
}

export type SweepEnd = {
  readonly calls: number;
  readonly seen: number;
  readonly findings: number;
  readonly toAsk: number;
  readonly problem: string | null;
};

/** Writes down what a sweep came to. */
export async function endSweep(
  tx: Tx,
  { practiceId, sweepId }: { readonly practiceId: string; readonly sweepId: string },
  end: SweepEnd,
): Promise<void> {
  await tx
    .update(sweeps)
    .set({ ...end, endedAt: sql`clock_timestamp()` })
    .where(and(eq(sweeps.practiceId, practiceId), eq(sweeps.id, sweepId)));
}

export type LastSweep = {
  readonly startedAt: string;
  readonly calls: number;
  /** Not listed, and still to be asked for by their id: the next sweeps go on with them. */
  readonly toAsk: number;
  readonly problem: string | null;
};

/** The newest finished sweep that covered all of these days; null when there was none. */
export async function lastSweep(
  tx: Tx,
  { practiceId, kind, from, to }: SweepStart,
): Promise<LastSweep | null> {
  const [last] = await tx
    .select({
      startedAt: sweeps.startedAt,
      calls: sweeps.calls,
      toAsk: sweeps.toAsk,
      problem: sweeps.problem,
    })
    .from(sweeps)
    .where(
      and(
        eq(sweeps.practiceId, practiceId),
        eq(sweeps.kind, kind),
        sql`${sweeps.fromDay} <= ${from} and ${sweeps.toDay} >= ${to} and ${sweeps.endedAt} is not null`,
      ),
    )
    .orderBy(desc(sweeps.startedAt))
    .limit(1);
  return last ? { ...last, startedAt: last.startedAt.toISOString() } : null;
}
