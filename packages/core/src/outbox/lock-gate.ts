import { and, eq, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { callShares } from '../db/schema/call-shares.ts';
import { deliveryGates, remoteCalls } from '../db/schema/delivery-gates.ts';
import type { GateClock } from './gate-clock.ts';
import { gateLimits } from './gate-limits.ts';
import type { GateState } from './gate-state.ts';
import type { Share } from './renew-share.ts';
import type { Gate } from './wake-gate.ts';

export type LockedGate = Omit<GateState, 'perMinute'> & {
  readonly shareId: string;
  readonly share: Share | null;
};

/**
 * Locks a gate's row and counts its calls.
 *
 * A call counts against the minute until sixty seconds after its *end*: until then it may be what the remote side
 * counts in its own minute, whenever it arrived there.
 */
export async function lockGate(tx: Tx, gate: Gate, clock: GateClock): Promise<LockedGate> {
  const { practiceId, kind } = gate;
  const now = clock();
  const [row] = await tx
    .select({
      now: sql<Date>`${now}`.mapWith(deliveryGates.pausedUntil),
      pausedUntil: deliveryGates.pausedUntil,
      dayRemaining: deliveryGates.dayRemaining,
      remainingAt: deliveryGates.remainingAt,
      dayResetsAt: deliveryGates.dayResetsAt,
      shareId: deliveryGates.shareId,
      share: callShares,
    })
    .from(deliveryGates)
    .leftJoin(callShares, eq(callShares.shareId, deliveryGates.shareId))
    .where(and(eq(deliveryGates.practiceId, practiceId), eq(deliveryGates.kind, kind)))
    .for('update', { of: deliveryGates });
  if (!row) throw new Error(`practice ${practiceId} has no ${kind} gate`);
  return { ...row, ...(await countCalls(tx, gate, clock)) };
}

type Counted = Pick<GateState, 'inFlight' | 'inMinute' | 'oldestEnd'>;

async function countCalls(tx: Tx, { practiceId, kind }: Gate, clock: GateClock): Promise<Counted> {
  const now = clock();
  const overAt = sql`coalesce(${remoteCalls.endedAt}, ${remoteCalls.leaseUntil})`;
  const [counted] = await tx
    .select({
      inFlight: sql<number>`count(*) filter (where ${remoteCalls.endedAt} is null and ${remoteCalls.leaseUntil} > ${now})::int`,
      inMinute: sql<number>`count(*)::int`,
      oldestEnd: sql<Date | null>`min(${overAt})`.mapWith(remoteCalls.endedAt),
    })
    .from(remoteCalls)
    .where(
      and(
        eq(remoteCalls.practiceId, practiceId),
        eq(remoteCalls.kind, kind),
        sql`${remoteCalls.startedAt} > ${now} - interval '10 minutes'`,
        sql`${overAt} > ${now} - ${gateLimits.windowMs} * interval '1 millisecond'`,
      ),
    );
  return {
    inFlight: counted?.inFlight ?? 0,
    inMinute: counted?.inMinute ?? 0,
    oldestEnd: counted?.oldestEnd ?? null,
  };
}
