import { and, asc, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';

import type { Database, Tx } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import { type ConnectionKind, connections } from '../db/schema/connections.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import type { SyncRecord } from '../sync/record.ts';
import { step } from '../sync/step.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { gateRoom } from './gate-room.ts';
import { type OutboxMessage, toRecord } from './record-row.ts';

export type Claim = {
  readonly practiceId: string;
  readonly kind: ConnectionKind;
  readonly workerId: string;
  readonly limit: number;
  readonly timing: DeliveryTiming;
};

/**
 * Takes due messages of one gate for this worker: waiting ones, and those under way whose worker is gone.
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
): Promise<OutboxMessage[]> {
  return inPractice(db, claim.practiceId, async (tx) => {
    const [gate] = await tx
      .select({ kind: deliveryGates.kind })
      .from(deliveryGates)
      .where(isGate(claim))
      .for('update', { skipLocked: true });
    if (!gate) return [];
    if (!(await isConnected(tx, claim))) {
      await park(tx, claim);
      return [];
    }
    const room = await gateRoom(tx, claim);
    if (typeof room !== 'number') {
      await tx.update(deliveryGates).set({ nextDueAt: room.waitUntil }).where(isGate(claim));
      return [];
    }
    const taken = await take(tx, { ...claim, limit: Math.min(claim.limit, room) }, chance);
    await reschedule(tx, claim);
    return taken;
  });
}

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
  const { workerId, timing, limit } = claim;
  const fresh = await selectDue(tx, claim, { isFresh: true, limit });
  const places = Math.max(limit - fresh.length, backlogPlaces(limit, chance));
  const backlog = await selectDue(tx, claim, { isFresh: false, limit: places });
  const taken = [...fresh.slice(0, limit - backlog.length), ...backlog].flatMap(({ message, now }) => {
    const input = { kind: 'claim', workerId, leaseMs: timing.leaseMs } as const;
    const { verdict, record } = step(toRecord(message), input, {
      now: now.getTime(),
      timing,
      isOutage: false,
    });
    return verdict === 'done' ? [{ ...message, ...leaseColumns(record) }] : [];
  });
  await writeLeases(tx, taken);
  return taken;
}

type Share = { readonly isFresh: boolean; readonly limit: number };

function selectDue(tx: Tx, { practiceId, kind }: Claim, { isFresh, limit }: Share) {
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
        mayBeSent(practiceId, kind),
      ),
    )
    .orderBy(isFresh ? desc(outboxMessages.availableAt) : asc(outboxMessages.availableAt))
    .limit(limit)
    .for('update', { skipLocked: true });
}

/** After the database went back in time: what may be over there already is looked for before it is sent. */
function mayBeSent(practiceId: string, kind: ConnectionKind) {
  return sql`not (
    ${outboxMessages.op} is null and ${outboxMessages.remoteId} is null and ${outboxMessages.createdAt} < coalesce(
      (select g.look_first_before from delivery_gates g where g.practice_id = ${practiceId} and g.kind = ${kind}),
      '-infinity'))`;
}

function leaseColumns({ leaseOwner, leaseUntil, epoch }: SyncRecord) {
  return { leaseOwner, leaseUntil: leaseUntil === null ? null : new Date(leaseUntil), leaseEpoch: epoch };
}

/** All leases of a claim in one statement. */
async function writeLeases(tx: Tx, taken: readonly OutboxMessage[]): Promise<void> {
  const [first] = taken;
  if (!first) return;
  const ids = sql.param(taken.map(({ id }) => id));
  const epochs = sql.param(taken.map(({ leaseEpoch }) => leaseEpoch));
  await tx.execute(sql`
    update outbox_messages m
    set lease_owner = ${first.leaseOwner}, lease_until = ${first.leaseUntil}, lease_epoch = t.epoch
    from unnest(${ids}::uuid[], ${epochs}::int[]) as t (id, epoch)
    where m.practice_id = ${first.practiceId} and m.id = t.id`);
}

/**
 * The gate is due again when its next message is: available, and not in another worker's hands. Never before now: a
 * gate that was served goes to the end of the line. With nothing waiting it sleeps: `greatest` alone would pass over
 * the missing time and have every idle gate looked at without end.
 *
 * Behind a deep backlog the first that is due decides; all are looked at only when none is.
 */
async function reschedule(tx: Tx, claim: Claim): Promise<void> {
  const waiting = sql`outbox_messages m
    where m.practice_id = ${claim.practiceId} and m.gate = ${claim.kind}
      and m.state in ('queued', 'sending', 'uncertain')`;
  await tx
    .update(deliveryGates)
    .set({
      nextDueAt: sql`coalesce(
        (select clock_timestamp() from ${waiting} and m.available_at <= now()
          and (m.lease_until is null or m.lease_until <= now())
        order by m.available_at limit 1),
        (select greatest(clock_timestamp(), next.due_at) from (
          select min(greatest(m.available_at, coalesce(m.lease_until, m.available_at))) as due_at
          from ${waiting}) next
        where next.due_at is not null))`,
    })
    .where(isGate(claim));
}

async function isConnected(tx: Tx, claim: Claim): Promise<boolean> {
  const [row] = await tx
    .select({ id: connections.id })
    .from(connections)
    .where(
      and(
        eq(connections.practiceId, claim.practiceId),
        eq(connections.kind, claim.kind),
        eq(connections.status, 'connected'),
      ),
    );
  return row !== undefined;
}

/** Nothing fails for want of a connection: what waits says so, and goes when it is there again. */
async function park(tx: Tx, claim: Claim): Promise<void> {
  await tx
    .update(outboxMessages)
    .set({ reason: 'not_connected' })
    .where(
      and(
        eq(outboxMessages.practiceId, claim.practiceId),
        eq(outboxMessages.gate, claim.kind),
        eq(outboxMessages.state, 'queued'),
      ),
    );
  await tx.update(deliveryGates).set({ nextDueAt: null }).where(isGate(claim));
}

function isGate({ practiceId, kind }: Claim) {
  return and(eq(deliveryGates.practiceId, practiceId), eq(deliveryGates.kind, kind));
}
