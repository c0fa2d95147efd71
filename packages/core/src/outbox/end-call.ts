import { and, eq, sql } from 'drizzle-orm';

import type { Database, Tx } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import type { ConnectionKind } from '../db/schema/connections.ts';
import { deliveryGates, remoteCalls } from '../db/schema/delivery-gates.ts';
import { type CallEnd, type Pause, pauseAfter } from './pause-after.ts';

export type EndCall = CallEnd & {
  readonly practiceId: string;
  readonly kind: ConnectionKind;
  readonly callId: number;
  readonly correlationId: string | null;
  readonly minuteRemaining: number | null;
  readonly dayRemaining: number | null;
};

/** Writes down how a call ended, what remains, and whether the whole connection has to wait. Safe to repeat. */
export async function endCall(db: Database, end: EndCall): Promise<void> {
  await inPractice(db, end.practiceId, async (tx, announce) => {
    await tx
      .update(remoteCalls)
      .set({ endedAt: sql`clock_timestamp()`, status: end.status, correlationId: end.correlationId })
      .where(and(eq(remoteCalls.practiceId, end.practiceId), eq(remoteCalls.id, end.callId)));
    const changed = await updateGate(tx, end);
    if (changed) announce('connection');
  });
}

/** @returns whether people would see a difference: a pause began, or an outage ended */
async function updateGate(tx: Tx, end: EndCall): Promise<boolean> {
  const isThisGate = and(eq(deliveryGates.practiceId, end.practiceId), eq(deliveryGates.kind, end.kind));
  const [gate] = await tx
    .select({
      failures: deliveryGates.failures,
      pausedUntil: deliveryGates.pausedUntil,
      now: sql<Date>`clock_timestamp()`.mapWith(deliveryGates.pausedUntil),
    })
    .from(deliveryGates)
    .where(isThisGate)
    .for('update');
  if (!gate) return false;
  const failures = isFailure(end) ? gate.failures + 1 : 0;
  const pause = pauseAfter(end, failures);
  await tx
    .update(deliveryGates)
    .set({
      failures,
      failingSince: failures === 0 ? null : sql`coalesce(${deliveryGates.failingSince}, clock_timestamp())`,
      ...remainingColumns(end),
      ...pauseColumns(pause, gate),
    })
    .where(isThisGate);
  return pause !== null || (gate.failures > 0 && failures === 0);
}

function isFailure({ status }: EndCall): boolean {
  return status === null || status >= 500;
}

/** What the reply did not tell stays as it was known. */
function remainingColumns({ minuteRemaining, dayRemaining }: EndCall) {
  return {
    ...(minuteRemaining === null ? {} : { minuteRemaining }),
    ...(dayRemaining === null ? {} : { dayRemaining, remainingAt: sql`clock_timestamp()` }),
  };
}

/** A pause that is longer already stands: the answer of an older call never shortens it. */
function pauseColumns(pause: Pause | null, gate: { readonly pausedUntil: Date | null; readonly now: Date }) {
  const until = pause && new Date(gate.now.getTime() + pause.ms);
  const standing = gate.pausedUntil !== null && gate.pausedUntil > gate.now ? gate.pausedUntil : null;
  if (standing && (until === null || standing >= until)) return {};
  return { pausedUntil: until, pauseReason: pause?.reason ?? null };
}
