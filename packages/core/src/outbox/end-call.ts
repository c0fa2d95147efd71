import { and, eq, sql } from 'drizzle-orm';

import type { Database, Tx } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import { deliveryGates, remoteCalls } from '../db/schema/delivery-gates.ts';
import { databaseClock, type GateClock } from './gate-clock.ts';
import { hasNewDay, learnDay } from './learn-day.ts';
import { type CallEnd, type Pause, pauseAfter } from './pause-after.ts';
import { pauseShares } from './pause-shares.ts';
import type { Gate } from './wake-gate.ts';

export type EndCall = CallEnd &
  Gate & {
    readonly callId: number;
    readonly correlationId: string | null;
    readonly minuteRemaining: number | null;
    readonly dayRemaining: number | null;
  };

/** Writes down how a call ended, what remains, and whether the whole connection has to wait. Safe to repeat. */
export async function endCall(db: Database, end: EndCall, clock: GateClock = databaseClock): Promise<void> {
  await inPractice(db, end.practiceId, async (tx, announce) => {
    // The gate first, as whoever takes a call does: in one order nobody waits in a circle.
    const changed = await updateGate(tx, end, clock);
    await tx
      .update(remoteCalls)
      .set({ endedAt: clock(), status: end.status, correlationId: end.correlationId })
      .where(and(eq(remoteCalls.practiceId, end.practiceId), eq(remoteCalls.id, end.callId)));
    if (changed) announce('connection');
  });
}

/** @returns whether people would see a difference: a pause began, or an outage ended */
async function updateGate(tx: Tx, end: EndCall, clock: GateClock): Promise<boolean> {
  const isThisGate = and(eq(deliveryGates.practiceId, end.practiceId), eq(deliveryGates.kind, end.kind));
  const [gate] = await tx
    .select({ gate: deliveryGates, now: sql<Date>`${clock()}`.mapWith(deliveryGates.pausedUntil) })
    .from(deliveryGates)
    .where(isThisGate)
    .for('update');
  if (!gate) return false;
  const { columns, pause } = gateAfter(gate.gate, end, gate.now);
  await tx.update(deliveryGates).set(columns).where(isThisGate);
  if (pause && pause.reason !== 'outage')
    await pauseShares(tx, { shareId: gate.gate.shareId, now: gate.now, pause });
  return pause !== null || (gate.gate.failures > 0 && columns.failures === 0);
}

type GateRow = typeof deliveryGates.$inferSelect;

function gateAfter(gate: GateRow, end: EndCall, now: Date) {
  const failures = isFailure(end) ? gate.failures + 1 : 0;
  const pause = pauseAfter(end, failures);
  const dayRetryMs = pause?.reason === 'day' ? pause.ms : null;
  const { dayRemaining, remainingAt, dayResetsAt, dayLimit } = gate;
  const known = { dayRemaining, remainingAt, dayResetsAt, dayLimit };
  const day = learnDay(known, { dayRemaining: end.dayRemaining, dayRetryMs }, now);
  const columns = {
    failures,
    failingSince: failures === 0 ? null : (gate.failingSince ?? now),
    minuteRemaining: end.minuteRemaining ?? gate.minuteRemaining,
    ...day,
    ...(hasNewDay(known, day) ? { nextDueAt: soonest(gate.nextDueAt, now) } : {}),
    ...pauseColumns(pause, gate, now),
  };
  return { columns, pause };
}

/** What waits at a gate that slept for want of calls today need not wait for the next probe. */
function soonest(dueAt: Date | null, now: Date): Date | null {
  return dueAt !== null && dueAt > now ? now : dueAt;
}

function isFailure({ status }: EndCall): boolean {
  return status === null || status >= 500;
}

/** A pause that is longer already stands: the answer of an older call never shortens it. */
function pauseColumns(pause: Pause | null, { pausedUntil }: Pick<GateRow, 'pausedUntil'>, now: Date) {
  const until = pause && new Date(now.getTime() + pause.ms);
  const standing = pausedUntil !== null && pausedUntil > now ? pausedUntil : null;
  if (standing && (until === null || standing >= until)) return {};
  return { pausedUntil: until, pauseReason: pause?.reason ?? null };
}
