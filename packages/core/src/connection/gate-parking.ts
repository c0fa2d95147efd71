import { and, eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import type { ConnectionKind } from '../db/schema/connections.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { tellDue } from '../outbox/wake-gate.ts';

/** The pause of a gate that waits for a person, not for an hour. */
export const parkedUntil = new Date('9999-12-31T00:00:00.000Z');
export const parkedReason = 'reconnect_needed';

/** Closes the way to a remote system until somebody connects it again; what waits goes on waiting. */
export async function parkGate({ tx, practice }: ServiceContext, kind: ConnectionKind): Promise<void> {
  await tx
    .update(deliveryGates)
    .set({ pausedUntil: parkedUntil, pauseReason: parkedReason, nextDueAt: null })
    .where(and(eq(deliveryGates.practiceId, practice.id), eq(deliveryGates.kind, kind)));
}

/** Opens the way again and has a worker look at what waited. */
export async function openGate({ tx, practice, now }: ServiceContext, kind: ConnectionKind): Promise<void> {
  await tx
    .update(deliveryGates)
    .set({ pausedUntil: null, pauseReason: null, nextDueAt: now, failures: 0, failingSince: null })
    .where(and(eq(deliveryGates.practiceId, practice.id), eq(deliveryGates.kind, kind)))
    .returning({ told: tellDue(0) });
}
