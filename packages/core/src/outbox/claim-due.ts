import { and, asc, desc, eq, getTableColumns, isNull, lte, or, sql } from 'drizzle-orm';

import { type Database, namedStatement, type Tx } from '../db/client.ts';
import { onHotPath } from '../db/in-practice.ts';
import { perConnection } from '../db/per-connection.ts';
import type { ConnectionKind } from '../db/schema/connections.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { unwaited } from '../db/unwaited.ts';
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
  /** Asks one more thing in the claim's transaction, with which it travels. */
  readonly beside?: (tx: Tx) => void;
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
 *
 * @param chance a number from 0 to below 1 for a batch too small to be divided
 */
export async function claimDue(
  db: Database,
  claim: Claim,
  chance: () => number = Math.random,
): Promise<ClaimedMessage[]> {
  const { taken, leased } = await onHotPath(db, claim.practiceId, async (tx) => {
    claim.beside?.(tx);
    const locked = await lockGate(tx, claim, { clock: databaseClock, skipLocked: true });
    if (!locked) return nothing;
    const state = locked.isConnected ? await stateOfGate(tx, claim, locked) : null;
    if (!state) {
      await park(tx, claim);
      return nothing;
    }
    const room = gateRoom(state, claim.limit);
    if (typeof room !== 'number') {
      await tx.update(deliveryGates).set({ nextDueAt: room.waitUntil }).where(isGate(claim));
      return nothing;
    }
    const messages = await take(tx, { ...claim, limit: room }, chance);
    const leasing = lease(tx, claim, messages);
    unwaited(tx, leasing);
    return { taken: messages, leased: () => leasing };
  });
  const callIds = await leased();
  return taken.map((message) => ({
    message,
    callId: message.op === null ? (callIds.shift() ?? null) : null,
  }));
}

const nothing = { taken: [], leased: () => Promise.resolve([]) };

/**
 * One place in five is the backlog's, so that a busy day never starves what waits longest. A full minute lets calls
 * through one at a time: then chance says whose the one place is.
 */
function backlogPlaces(limit: number, chance: () => number): number {
  return Math.floor(limit / 5 + chance());
}

/**
 * What somebody changed within the last minutes goes ahead of a backlog, the newest first: thousands that became due
 * at one moment are a backlog too, before it shows in their age. Of the backlog, what waits longest. The step decides
 * about each.
 */
async function take(tx: Tx, claim: Claim, chance: () => number): Promise<OutboxMessage[]> {
  const { practiceId, kind, workerId, timing, limit } = claim;
  const due = await selectDue(tx).execute({ practiceId, kind, limit });
  // In their orders, whatever the database did with the two.
  const age = (one: Aged, other: Aged) => one.availableAt.getTime() - other.availableAt.getTime();
  const fresh = due.filter(({ isFresh }) => isFresh).toSorted((one, other) => age(other, one));
  const waiting = due.filter(({ isFresh }) => !isFresh).toSorted(age);
  const backlog = waiting.slice(0, Math.max(limit - fresh.length, backlogPlaces(limit, chance)));
  return [...fresh.slice(0, limit - backlog.length), ...backlog].flatMap(
    ({ now, isFresh: _isFresh, ...message }) => {
      const input = { kind: 'claim', workerId, leaseMs: timing.leaseMs } as const;
      const { verdict, record } = step(toRecord(message), input, {
        now: now.getTime(),
        timing,
        isOutage: false,
      });
      return verdict === 'done' ? [{ ...message, ...toColumns(record) }] : [];
    },
  );
}

type Aged = Pick<OutboxMessage, 'availableAt'>;

const isFreshNow = sql<boolean>`(${outboxMessages.attempts} = 0 and ${outboxMessages.availableAt} > now() - interval '2 minutes')`;

/** As many as there are places of either, in one statement: their many columns are described once. */
const selectDue = perConnection((tx) => {
  const fresh = dueIn(tx, { isFresh: true }).as('fresh');
  const backlog = dueIn(tx, { isFresh: false }).as('backlog');
  return tx.select().from(fresh).unionAll(tx.select().from(backlog)).prepare('select_due');
});

function dueIn(tx: Tx, { isFresh }: { readonly isFresh: boolean }) {
  return tx
    .select({
      ...getTableColumns(outboxMessages),
      now: sql<Date>`now()`.mapWith(outboxMessages.availableAt).as('now'),
      isFresh: isFreshNow.as('is_fresh'),
    })
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.practiceId, sql.placeholder('practiceId')),
        eq(outboxMessages.gate, sql.placeholder('kind')),
        sql`${outboxMessages.state} in ('queued', 'sending', 'uncertain')`,
        lte(outboxMessages.availableAt, sql`now()`),
        or(isNull(outboxMessages.leaseUntil), lte(outboxMessages.leaseUntil, sql`now()`)),
        isFresh ? isFreshNow : sql`not ${isFreshNow}`,
        mayBeSent,
      ),
    )
    .orderBy((isFresh ? desc : asc)(outboxMessages.availableAt))
    .limit(sql.placeholder('limit'))
    .for('update', { skipLocked: true });
}

/**
 * After the database went back in time nothing made before is sent until XPM was looked through: it may be there already,
 * and a change of it that was on its way may still land.
 */
const mayBeSent = sql`not (
  ${outboxMessages.op} is null and ${outboxMessages.createdAt} < coalesce(
    (select g.look_first_before from delivery_gates g
      where g.practice_id = ${outboxMessages.practiceId} and g.kind = ${outboxMessages.gate}), '-infinity'))`;

/** Writes leases and grants calls. @returns the granted calls */
async function lease(tx: Tx, claim: Claim, taken: readonly OutboxMessage[]): Promise<number[]> {
  const { practiceId, kind, workerId, what, timing } = claim;
  const [row] = await leaseMessages(tx, {
    practiceId,
    kind,
    workerId,
    what,
    ids: taken.map(({ id }) => id),
    epochs: taken.map(({ leaseEpoch }) => leaseEpoch),
    leaseUntil: taken[0]?.leaseUntil ?? null,
    calls: taken.filter(({ op }) => op === null).length,
    callLeaseMs: callLeaseMs(timing),
  });
  return (row?.callIds ?? []).map(Number);
}

const given = sql.placeholder;

const othersWaiting = sql`
  ${outboxMessages.practiceId} = ${given('practiceId')} and ${outboxMessages.gate} = ${given('kind')}
  and ${outboxMessages.state} in ('queued', 'sending', 'uncertain')
  and ${outboxMessages.id} <> all (${given('ids')}::uuid[])`;

/**
 * Leases, granted calls, and when the gate is due again, in one statement.
 *
 * It is due when its next message is: available, and not in a worker's hands. Never before now: a gate that was served
 * goes to the end of the line. With nothing waiting it sleeps: `greatest` alone would pass over the missing time and
 * have every idle gate looked at without end.
 */
const leaseMessages = namedStatement<{ callIds: string[] }>(
  'lease_messages',
  sql`
    with leased as (
      update outbox_messages m
      set lease_owner = ${given('workerId')}, lease_until = ${given('leaseUntil')}, lease_epoch = t.epoch
      from unnest(${given('ids')}::uuid[], ${given('epochs')}::int[]) as t (id, epoch)
      where m.practice_id = ${given('practiceId')} and m.id = t.id
    ), granted as (
      insert into remote_calls (practice_id, kind, what, started_at, lease_until)
      select ${given('practiceId')}::uuid, ${given('kind')}, ${given('what')}, clock_timestamp(),
        clock_timestamp() + ${given('callLeaseMs')}::int * interval '1 millisecond'
      from generate_series(1, ${given('calls')}::int)
      returning id
    ), due as (
      (select available_at as at from ${outboxMessages}
        where ${othersWaiting} and (lease_until is null or lease_until <= now()) and ${mayBeSent}
        order by available_at limit 1)
      union all
      (select lease_until from ${outboxMessages}
        where ${othersWaiting} and lease_until > now()
        order by lease_until limit 1)
      union all
      select ${given('leaseUntil')}::timestamptz
    )
    update delivery_gates g
    set next_due_at = (
      select greatest(clock_timestamp(), next.at) from (select min(at) as at from due) next
      where next.at is not null)
    where g.practice_id = ${given('practiceId')} and g.kind = ${given('kind')}
    returning (select coalesce(array_agg(id order by id), '{}') from granted) as "callIds"`,
);

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
