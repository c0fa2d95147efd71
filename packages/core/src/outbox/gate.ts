import { and, eq, sql } from 'drizzle-orm';

import type { Database, Tx } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import type { ConnectionKind } from '../db/schema/connections.ts';
import { deliveryGates, remoteCalls } from '../db/schema/delivery-gates.ts';
import { type CallPriority, type GateDecision, decideCall, gateLimits } from './decide-call.ts';

export type TakeCall = {
  readonly practiceId: string;
  readonly kind: ConnectionKind;
  /** Method and path without identifiers, for the list of calls. */
  readonly what: string;
  readonly priority: CallPriority;
  /** After this long without an end the call counts as over: its process died. */
  readonly leaseMs: number;
};

export type TakenCall = { readonly callId: number };

/**
 * Asks for one call to XPM or Xero. Granted calls are written down before they leave, under the lock of the gate's
 * row, so the limits hold across processes and restarts.
 *
 * @returns the call, to be ended with `endCall`, or until when to wait and why
 */
export async function takeCall(db: Database, take: TakeCall): Promise<TakenCall | GateDecision> {
  return inPractice(db, take.practiceId, async (tx) => {
    const state = await lockGate(tx, take);
    const decision = decideCall(state, take.priority);
    if (decision !== 'go') return decision;
    const [call] = await tx
      .insert(remoteCalls)
      .values({
        practiceId: take.practiceId,
        kind: take.kind,
        what: take.what,
        startedAt: sql`clock_timestamp()`,
        leaseUntil: sql`clock_timestamp() + ${take.leaseMs} * interval '1 millisecond'`,
      })
      .returning({ callId: remoteCalls.id });
    if (!call) throw new Error('the call was not written');
    return call;
  });
}

/**
 * A call counts against the minute until sixty seconds after its *end*: until then it may be what the remote side
 * counts in its own minute, whenever it arrived there.
 */
async function lockGate(tx: Tx, { practiceId, kind }: TakeCall) {
  const [gate] = await tx
    .select({
      now: sql<Date>`clock_timestamp()`.mapWith(deliveryGates.pausedUntil),
      pausedUntil: deliveryGates.pausedUntil,
      pauseReason: deliveryGates.pauseReason,
      dayRemaining: deliveryGates.dayRemaining,
      remainingAt: deliveryGates.remainingAt,
    })
    .from(deliveryGates)
    .where(and(eq(deliveryGates.practiceId, practiceId), eq(deliveryGates.kind, kind)))
    .for('update');
  if (!gate) throw new Error(`practice ${practiceId} has no ${kind} gate`);
  const [counted] = await tx
    .select({
      inFlight: sql<number>`count(*) filter (where ${remoteCalls.endedAt} is null and ${remoteCalls.leaseUntil} > clock_timestamp())::int`,
      inMinute: sql<number>`count(*)::int`,
      oldestEnd: sql<Date | null>`min(coalesce(${remoteCalls.endedAt}, ${remoteCalls.leaseUntil}))`.mapWith(
        remoteCalls.endedAt,
      ),
    })
    .from(remoteCalls)
    .where(
      and(
        eq(remoteCalls.practiceId, practiceId),
        eq(remoteCalls.kind, kind),
        sql`${remoteCalls.startedAt} > clock_timestamp() - interval '10 minutes'`,
        sql`coalesce(${remoteCalls.endedAt}, ${remoteCalls.leaseUntil}) > clock_timestamp() - ${gateLimits.windowMs} * interval '1 millisecond'`,
      ),
    );
  return {
    ...gate,
    inFlight: counted?.inFlight ?? 0,
    inMinute: counted?.inMinute ?? 0,
    oldestEnd: counted?.oldestEnd ?? null,
  };
}
