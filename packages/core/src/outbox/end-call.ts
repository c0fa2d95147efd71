import { and, eq, sql } from 'drizzle-orm';

import { type Database, namedStatement, type Tx } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import { perConnection } from '../db/per-connection.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { unwaited } from '../db/unwaited.ts';
import { databaseClock, type GateClock, nowByValue } from './gate-clock.ts';
import { callsAgainAt, learnDay } from './learn-day.ts';
import { type CallEnd, failuresAfter, type Pause, pauseAfter } from './pause-after.ts';
import { pauseShares } from './pause-shares.ts';
import type { Gate } from './wake-gate.ts';

export type EndCall = CallEnd &
  Gate & {
    readonly callId: number;
    readonly correlationId: string | null;
    readonly minuteRemaining: number | null;
    readonly dayRemaining: number | null;
    /** The message it was made for had failed before. */
    readonly hadFailed?: boolean | undefined;
  };

/**
 * Writes down how a call ended, what remains, and whether the whole connection has to wait. Safe to repeat: a failure
 * written twice counts twice towards a pause, and nothing else does.
 */
export async function endCall(db: Database, end: EndCall, clock: GateClock = databaseClock): Promise<void> {
  await inPractice(db, end.practiceId, async (tx, announce) => {
    const held = await holdGate(tx, end, clock);
    if (held && (await writeEnds(tx, held, { ends: [end], clock }))) announce('connection');
  });
}

/** A gate whose row the transaction has locked. */
export type HeldGate = { readonly gate: GateRow; readonly now: Date };

/** Locks a gate as whoever takes a call does: before shares, so that nobody waits in a circle. Null when it is gone. */
export async function holdGate(
  tx: Tx,
  { practiceId, kind }: Gate,
  clock: GateClock = databaseClock,
): Promise<HeldGate | null> {
  const [held] = await heldGate(tx).execute({ practiceId, kind, at: clock.at });
  return held ?? null;
}

type Ends = {
  /** Of calls of the gate, in the order they came. */
  readonly ends: readonly EndCall[];
  readonly clock?: GateClock;
};

/**
 * As `endCall`, for calls of one gate, in the transaction that holds it.
 *
 * @returns whether people would see a difference: a pause began, or an outage ended
 */
export async function writeEnds(
  tx: Tx,
  held: HeldGate,
  { ends, clock = databaseClock }: Ends,
): Promise<boolean> {
  const { gate, isNews } = await gateAfterAll(tx, held, ends);
  const ended = endCalls(tx, {
    ...gate,
    at: clock.at,
    callIds: ends.map(({ callId }) => callId),
    calls: JSON.stringify(
      ends.map(({ callId, status, correlationId }) => ({ callId, status, correlationId })),
    ),
  });
  unwaited(tx, ended);
  return isNews;
}

async function gateAfterAll(
  tx: Tx,
  held: HeldGate,
  ends: readonly EndCall[],
): Promise<{ readonly gate: GateRow; readonly isNews: boolean }> {
  const { now } = held;
  let { gate } = held;
  let isNews = false;
  for (const end of ends) {
    const { columns, pause } = gateAfter(gate, end, now);
    isNews ||= pause !== null || (gate.failures > 0 && columns.failures === 0);
    if (pause && pause.reason !== 'outage') await pauseShares(tx, { shareId: gate.shareId, now, pause });
    gate = { ...gate, ...columns };
  }
  return { gate, isNews };
}

const given = sql.placeholder;

/** What a gate is after its calls ended, and their ends. */
const endCalls = namedStatement(
  'end_calls',
  sql`
    with ended as (
      update remote_calls c
      set ended_at = ${nowByValue}, status = e.status, correlation_id = e."correlationId"
      from jsonb_to_recordset(${given('calls')}::jsonb) as e ("callId" bigint, status int, "correlationId" text)
      where c.practice_id = ${given('practiceId')} and c.id = e."callId"
        -- Of an array the database knows about how many rows it finds, of JSON it does not.
        and c.id = any (${given('callIds')}::bigint[])
    )
    update delivery_gates
    set next_due_at = ${given('nextDueAt')}, failures = ${given('failures')},
      failing_since = ${given('failingSince')}, minute_remaining = ${given('minuteRemaining')},
      day_remaining = ${given('dayRemaining')}, remaining_at = ${given('remainingAt')},
      day_resets_at = ${given('dayResetsAt')}, day_limit = ${given('dayLimit')},
      paused_until = ${given('pausedUntil')}, pause_reason = ${given('pauseReason')}
    where practice_id = ${given('practiceId')} and kind = ${given('kind')}`,
);

const heldGate = perConnection((tx) =>
  tx
    .select({ gate: deliveryGates, now: sql<Date>`${nowByValue}`.mapWith(deliveryGates.pausedUntil) })
    .from(deliveryGates)
    .where(
      and(
        eq(deliveryGates.practiceId, sql.placeholder('practiceId')),
        eq(deliveryGates.kind, sql.placeholder('kind')),
      ),
    )
    .for('update')
    .prepare('held_gate'),
);

type GateRow = typeof deliveryGates.$inferSelect;

function gateAfter(gate: GateRow, end: EndCall, now: Date) {
  const failures = failuresAfter(gate.failures, end);
  const pause = pauseAfter(end, failures);
  const dayRetryMs = pause?.reason === 'day' ? pause.ms : null;
  const { dayRemaining, remainingAt, dayResetsAt, dayLimit } = gate;
  const known = { dayRemaining, remainingAt, dayResetsAt, dayLimit };
  const day = learnDay(known, { dayRemaining: end.dayRemaining, dayRetryMs }, now);
  const columns = {
    failures,
    failingSince: failures === 0 ? null : (gate.failingSince ?? now),
    minuteRemaining: end.minuteRemaining ?? gate.minuteRemaining,
    nextDueAt: soonest(gate.nextDueAt, callsAgainAt(known, day, now)),
    ...day,
    ...pauseColumns(pause, gate, now),
  };
  return { columns, pause };
}

/** What waits at a gate that slept for want of calls today need not wait for the next probe. */
function soonest(dueAt: Date | null, againAt: Date | null): Date | null {
  return dueAt !== null && againAt !== null && dueAt > againAt ? againAt : dueAt;
}

/** A pause that is longer already stands: the answer of an older call never shortens it. */
function pauseColumns(
  pause: Pause | null,
  { pausedUntil, pauseReason }: Pick<GateRow, 'pausedUntil' | 'pauseReason'>,
  now: Date,
) {
  const until = pause && new Date(now.getTime() + pause.ms);
  const standing = pausedUntil !== null && pausedUntil > now ? pausedUntil : null;
  if (standing && (until === null || standing >= until)) return { pausedUntil, pauseReason };
  return { pausedUntil: until, pauseReason: pause?.reason ?? null };
}
