import { and, eq, type SQL, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { perConnection } from '../db/per-connection.ts';
import { callShares } from '../db/schema/call-shares.ts';
import { connections } from '../db/schema/connections.ts';
import { deliveryGates, remoteCalls } from '../db/schema/delivery-gates.ts';
import { type GateClock, nowByValue } from './gate-clock.ts';
import { gateLimits } from './gate-limits.ts';
import type { GateState } from './gate-state.ts';
import { isShareDue, renewShare, type Share } from './renew-share.ts';
import { unknownCall } from './use-up-minute.ts';
import type { Gate } from './wake-gate.ts';

export type LockedGate = Omit<GateState, 'perMinute' | 'inFlight' | 'inMinute' | 'oldestEnd'> & {
  readonly shareId: string;
  /** Whether its connection lets calls through without a person. */
  readonly isConnected: boolean;
  readonly counted: Counted;
};

type Lock = {
  readonly clock: GateClock;
  /** Gives up at once when another transaction is at it, instead of waiting. */
  readonly skipLocked?: boolean;
};

type Counted = Pick<GateState, 'inFlight' | 'inMinute' | 'oldestEnd'> & {
  readonly inUse: number;
  /** Its share of the app's limit, as it was drawn last; null when it never was. */
  readonly share: Share | null;
};

/**
 * Locks a gate's row and counts its calls.
 *
 * A call counts against the minute until sixty seconds after its *end*: until then it may be what the remote side
 * counts in its own minute, whenever it arrived there. Counted is in a statement of its own, once the lock is there:
 * whoever held it before may have changed it.
 *
 * @returns null when another transaction is at it and `skipLocked` was asked for
 */
export async function lockGate(
  tx: Tx,
  { practiceId, kind }: Gate,
  { clock, skipLocked = false }: Lock,
): Promise<LockedGate | null> {
  const lock = skipLocked ? freeGate : gateInTurn;
  const calls = clock.at === null ? callsNow : callsAt;
  const values = { practiceId, kind, at: clock.at };
  const [[row], [counted]] = await Promise.all([lock(tx).execute(values), calls(tx).execute(values)]);
  if (!row && !skipLocked) throw new Error(`practice ${practiceId} has no ${kind} gate`);
  return row && counted ? { ...row, counted: { ...counted.calls, share: counted.share } } : null;
}

const gateInTurn = perConnection((tx) =>
  selectGate(tx).for('update', { of: deliveryGates }).prepare('gate_in_turn'),
);
const freeGate = perConnection((tx) =>
  selectGate(tx).for('update', { of: deliveryGates, skipLocked: true }).prepare('free_gate'),
);

function selectGate(tx: Tx) {
  const connected = tx
    .select({ id: connections.id })
    .from(connections)
    .where(
      and(
        eq(connections.practiceId, sql.placeholder('practiceId')),
        eq(connections.kind, sql.placeholder('kind')),
        eq(connections.status, 'connected'),
      ),
    );
  return tx
    .select({
      now: sql<Date>`${nowByValue}`.mapWith(deliveryGates.pausedUntil),
      pausedUntil: deliveryGates.pausedUntil,
      dayRemaining: deliveryGates.dayRemaining,
      remainingAt: deliveryGates.remainingAt,
      dayResetsAt: deliveryGates.dayResetsAt,
      shareId: deliveryGates.shareId,
      isConnected: sql<boolean>`exists (${connected})`,
    })
    .from(deliveryGates)
    .where(
      and(
        eq(deliveryGates.practiceId, sql.placeholder('practiceId')),
        eq(deliveryGates.kind, sql.placeholder('kind')),
      ),
    );
}

/** What a locked gate may do; draws its share of the app's limit where that is due. Null when its connection is gone. */
export async function stateOfGate(
  tx: Tx,
  { practiceId, kind }: Gate,
  { counted, ...gate }: LockedGate,
): Promise<GateState | null> {
  const { shareId, now } = gate;
  const { share: held, inUse, ...calls } = counted;
  const { inMinute } = calls;
  const share = isShareDue(held, { now, inMinute })
    ? await renewShare(tx, { practiceId, kind, shareId, now, inMinute, inUse })
    : held;
  if (!share) return null;
  return { ...gate, ...calls, perMinute: share.perMinute, pausedUntil: laterPause(gate, share) };
}

const overAt = sql`coalesce(${remoteCalls.endedAt}, ${remoteCalls.leaseUntil})`;

type Clock = {
  readonly now: SQL;
  /** Not after `now`, and the same for the whole statement: an index is not searched by an instant that moves on. */
  readonly begun: SQL;
};

const callsNow = perConnection((tx) =>
  countedCalls(tx, { now: sql`clock_timestamp()`, begun: sql`now()` }).prepare('calls_now'),
);
const callsAt = perConnection((tx) => {
  const at = sql`${sql.placeholder('at')}::timestamptz`;
  return countedCalls(tx, { now: at, begun: at }).prepare('calls_at');
});

function countedCalls(tx: Tx, { now, begun }: Clock) {
  const counted = tx
    .select({
      inFlight:
        sql<number>`count(*) filter (where ${remoteCalls.endedAt} is null and ${remoteCalls.leaseUntil} > ${now})::int`.as(
          'in_flight',
        ),
      inMinute: sql<number>`count(*)::int`.as('in_minute'),
      inUse: sql<number>`count(*) filter (where ${remoteCalls.what} <> ${unknownCall})::int`.as('in_use'),
      oldestEnd: sql<Date | null>`min(${overAt})`.mapWith(remoteCalls.endedAt).as('oldest_end'),
    })
    .from(remoteCalls)
    .where(
      and(
        eq(remoteCalls.practiceId, sql.placeholder('practiceId')),
        eq(remoteCalls.kind, sql.placeholder('kind')),
        sql`${remoteCalls.startedAt} > ${begun} - interval '10 minutes'`,
        sql`${overAt} > ${now} - ${gateLimits.windowMs} * interval '1 millisecond'`,
      ),
    )
    .as('counted');
  return tx
    .select({
      calls: {
        inFlight: counted.inFlight,
        inMinute: counted.inMinute,
        inUse: counted.inUse,
        oldestEnd: counted.oldestEnd,
      },
      share: callShares,
    })
    .from(counted)
    .leftJoin(
      deliveryGates,
      and(
        eq(deliveryGates.practiceId, sql.placeholder('practiceId')),
        eq(deliveryGates.kind, sql.placeholder('kind')),
      ),
    )
    .leftJoin(callShares, eq(callShares.shareId, deliveryGates.shareId));
}

type Paused = { readonly pausedUntil: Date | null };

/** The gate may be paused by itself, by its tenant or by the app. */
function laterPause(gate: Paused, share: Paused): Date | null {
  if (gate.pausedUntil && share.pausedUntil)
    return gate.pausedUntil > share.pausedUntil ? gate.pausedUntil : share.pausedUntil;
  return gate.pausedUntil ?? share.pausedUntil;
}
