import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';

import type { Database, Tx } from '../db/client.ts';
import { inPractice } from '../db/in-practice.ts';
import { type ConnectionKind, connections } from '../db/schema/connections.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';

export type OutboxMessage = typeof outboxMessages.$inferSelect;

export type Claim = {
  readonly practiceId: string;
  readonly kind: ConnectionKind;
  readonly workerId: string;
  readonly limit: number;
  readonly leaseMs: number;
};

/**
 * Takes due messages of one gate for this worker: waiting ones, and those under way whose worker is gone.
 *
 * Each claim raises the message's epoch; whoever held it before can no longer settle it. While the connection needs
 * a person nothing is taken and the gate sleeps until it is connected again.
 */
export async function claimDue(db: Database, claim: Claim): Promise<OutboxMessage[]> {
  return inPractice(db, claim.practiceId, async (tx) => {
    const [gate] = await tx
      .select({
        pausedUntil: deliveryGates.pausedUntil,
        isPaused: sql<boolean>`coalesce(${deliveryGates.pausedUntil} > now(), false)`,
      })
      .from(deliveryGates)
      .where(isGate(claim))
      .for('update', { skipLocked: true });
    if (!gate) return [];
    if (!(await isConnected(tx, claim))) {
      await park(tx, claim);
      return [];
    }
    if (gate.isPaused) {
      await tx.update(deliveryGates).set({ nextDueAt: gate.pausedUntil }).where(isGate(claim));
      return [];
    }
    const taken = await take(tx, claim);
    await reschedule(tx, claim);
    return taken;
  });
}

async function take(tx: Tx, claim: Claim): Promise<OutboxMessage[]> {
  const due = tx
    .select({ id: outboxMessages.id })
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.practiceId, claim.practiceId),
        eq(outboxMessages.gate, claim.kind),
        inArray(outboxMessages.state, ['queued', 'sending', 'uncertain']),
        lte(outboxMessages.availableAt, sql`now()`),
        or(isNull(outboxMessages.leaseUntil), lte(outboxMessages.leaseUntil, sql`now()`)),
      ),
    )
    .orderBy(asc(outboxMessages.availableAt))
    .limit(claim.limit)
    .for('update', { skipLocked: true });
  return tx
    .update(outboxMessages)
    .set({
      leaseOwner: claim.workerId,
      leaseEpoch: sql`${outboxMessages.leaseEpoch} + 1`,
      leaseUntil: sql`now() + ${claim.leaseMs} * interval '1 millisecond'`,
    })
    .where(and(eq(outboxMessages.practiceId, claim.practiceId), inArray(outboxMessages.id, due)))
    .returning();
}

/** The gate is due again when its next message is: available, and not in another worker's hands. */
async function reschedule(tx: Tx, claim: Claim): Promise<void> {
  await tx
    .update(deliveryGates)
    .set({
      nextDueAt: sql`(
        select min(greatest(m.available_at, coalesce(m.lease_until, m.available_at)))
        from outbox_messages m
        where m.practice_id = ${claim.practiceId} and m.gate = ${claim.kind}
          and m.state in ('queued', 'sending', 'uncertain'))`,
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
