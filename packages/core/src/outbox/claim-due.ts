import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';

import type { Database, Tx } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import type { ConnectionKind } from '../db/schema/connections.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { step } from '../sync/step.ts';
import { callLeaseMs, type DeliveryTiming } from '../sync/timing.ts';
import { databaseClock } from './gate-clock.ts';
import { gateRoom } from './gate-room.ts';
import { lockGate, stateOfGate } from './lock-gate.ts';
import { type OutboxMessage, toColumns, toRecord } from './record-row.ts';
import type { Gate } from './wake-gate.ts';

export type Claim = {
  readonly practiceId: string;
  readonly kind: ConnectionKind;
  readonly workerId: string;
  readonly limit: number;
  readonly timing: DeliveryTiming;
  /** Names the calls granted with it in the list of calls, without identifiers. */
  readonly what: string;
};

export type ClaimedMessage = {
  readonly message: OutboxMessage;
  /** A call granted for its send, to be ended or refunded; null for one under way, which is looked for first. */
  readonly callId: number | null;
};

/**
 * Takes due messages of one gate for this worker: waiting ones, each with a call granted, and those under way whose
 * worker is gone.
 *
 * Each claim raises the message's epoch; whoever held it before can no longer settle it. While the connection needs
 * a person nothing is taken and the gate sleeps until it is connected again.
 */
export async function claimDue(db: Database, claim: Claim): Promise<ClaimedMessage[]> {
  return inPractice(db, claim.practiceId, async (tx) => {
    const clock = databaseClock;
    const locked = await lockGate(tx, claim, { clock, skipLocked: true });
    if (!locked) return [];
    const state = locked.isConnected ? await stateOfGate(tx, claim, { locked, clock }) : null;
    if (!state) {
      await park(tx, claim);
      return [];
    }
    const room = gateRoom(state, claim.limit);
    if (typeof room !== 'number') {
      await tx.update(deliveryGates).set({ nextDueAt: room.waitUntil }).where(isGate(claim));
      return [];
    }
    const taken = await take(tx, { ...claim, limit: room });
    const callIds = await lease(tx, claim, taken);
    return taken.map((message) => ({
      message,
      callId: message.op === null ? (callIds.shift() ?? null) : null,
    }));
  });
}

/** Of a batch at least one comes from the backlog, so that a busy day never starves what waits longest. */
const backlogShare = 1;

/**
 * What somebody changed within the last minutes goes ahead of a backlog; within both, what waits longest. The step
 * decides about each.
 */
async function take(tx: Tx, claim: Claim): Promise<OutboxMessage[]> {
  const { workerId, timing } = claim;
  const { limit } = claim;
  const fresh = await selectDue(tx, claim, { isFresh: true, limit });
  const room = Math.max(limit - fresh.length, backlogShare);
  const backlog = await selectDue(tx, claim, { isFresh: false, limit: room });
  return [...fresh.slice(0, limit - backlog.length), ...backlog].flatMap(({ message, now }) => {
    const input = { kind: 'claim', workerId, leaseMs: timing.leaseMs } as const;
    const { verdict, record } = step(toRecord(message), input, {
      now: now.getTime(),
      timing,
      isOutage: false,
    });
    return verdict === 'done' ? [{ ...message, ...toColumns(record) }] : [];
  });
}

type Share = { readonly isFresh: boolean; readonly limit: number };

function selectDue(tx: Tx, claim: Claim, { isFresh, limit }: Share) {
  const { practiceId, kind } = claim;
  const fresh = and(
    eq(outboxMessages.attempts, 0),
    gt(outboxMessages.availableAt, sql`now() - interval '2 minutes'`),
  );
  return tx
    .select({ message: outboxMessages, now: sql<Date>`now()`.mapWith(outboxMessages.availableAt) })
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.practiceId, practiceId),
        eq(outboxMessages.gate, kind),
        inArray(outboxMessages.state, ['queued', 'sending', 'uncertain']),
        lte(outboxMessages.availableAt, sql`now()`),
        or(isNull(outboxMessages.leaseUntil), lte(outboxMessages.leaseUntil, sql`now()`)),
        isFresh ? fresh : sql`not (${fresh})`,
        mayBeSent(claim),
      ),
    )
    .orderBy(asc(outboxMessages.availableAt))
    .limit(limit)
    .for('update', { skipLocked: true });
}

/** After the database went back in time: what may be over there already is looked for before it is sent. */
function mayBeSent({ practiceId, kind }: Claim) {
  return sql`not (
    op is null and remote_id is null and created_at < coalesce(
      (select g.look_first_before from delivery_gates g where g.practice_id = ${practiceId} and g.kind = ${kind}),
      '-infinity'))`;
}

/**
 * Writes the leases, grants the calls, and sets when the gate is due again, in one statement.
 *
 * That is when its next message is: available, and not in a worker's hands. Never before now: a gate that was served
 * goes to the end of the line. With nothing waiting it sleeps: `greatest` alone would pass over the missing time and
 * have every idle gate looked at without end.
 *
 * @returns the granted calls
 */
async function lease(tx: Tx, claim: Claim, taken: readonly OutboxMessage[]): Promise<number[]> {
  const { practiceId, kind, workerId, what, timing } = claim;
  const ids = sql.param(taken.map(({ id }) => id));
  const epochs = sql.param(taken.map(({ leaseEpoch }) => leaseEpoch));
  const leaseUntil = taken[0]?.leaseUntil ?? null;
  const calls = taken.filter(({ op }) => op === null).length;
  const isWaiting = sql`m.practice_id = ${practiceId} and m.gate = ${kind}
    and m.state in ('queued', 'sending', 'uncertain') and m.id <> all (${ids}::uuid[])`;
  const { rows } = await tx.execute<{ callIds: string[] }>(sql`
    with leased as (
      update outbox_messages m
      set lease_owner = ${workerId}, lease_until = ${leaseUntil}, lease_epoch = t.epoch
      from unnest(${ids}::uuid[], ${epochs}::int[]) as t (id, epoch)
      where m.practice_id = ${practiceId} and m.id = t.id
    ), granted as (
      insert into remote_calls (practice_id, kind, what, started_at, lease_until)
      select ${practiceId}, ${kind}, ${what}, clock_timestamp(),
        clock_timestamp() + ${callLeaseMs(timing)} * interval '1 millisecond'
      from generate_series(1, ${calls})
      returning id
    ), due as (
      (select available_at as at from outbox_messages m
        where ${isWaiting} and (m.lease_until is null or m.lease_until <= now()) and ${mayBeSent(claim)}
        order by available_at limit 1)
      union all
      (select lease_until from outbox_messages m
        where ${isWaiting} and m.lease_until > now() order by lease_until limit 1)
      union all
      select ${leaseUntil}::timestamptz
    )
    update delivery_gates g
    set next_due_at = (select greatest(clock_timestamp(), next.at) from (select min(at) as at from due) next
      where next.at is not null)
    where g.practice_id = ${practiceId} and g.kind = ${kind}
    returning (select coalesce(array_agg(id order by id), '{}') from granted) as "callIds"`);
  return (rows[0]?.callIds ?? []).map(Number);
}

/**
 * Nothing fails for want of a connection: what waits says so, and goes when it is there again. A message somebody is
 * at is passed over: who holds it may be waiting for this gate.
 */
async function park(tx: Tx, { practiceId, kind }: Claim): Promise<void> {
  await tx.execute(sql`
    update outbox_messages m set reason = 'not_connected'
    where m.practice_id = ${practiceId} and m.id in (
      select id from outbox_messages
      where practice_id = ${practiceId} and gate = ${kind} and state = 'queued'
        and reason is distinct from 'not_connected'
      for update skip locked)`);
  await tx.update(deliveryGates).set({ nextDueAt: null }).where(isGate({ practiceId, kind }));
}

function isGate({ practiceId, kind }: Gate) {
  return and(eq(deliveryGates.practiceId, practiceId), eq(deliveryGates.kind, kind));
}
