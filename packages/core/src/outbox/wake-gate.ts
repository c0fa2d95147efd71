import { and, eq, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { type ConnectionKind, connectionKinds } from '../db/schema/connections.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { unwaited } from '../db/unwaited.ts';

export type Gate = { readonly practiceId: string; readonly kind: ConnectionKind };

/** The PostgreSQL channel on which workers hear that something became due at a gate. */
export const dueChannel = 'throughline_due';

/** Something is due at a gate, now or a while from when it was told. */
export type Due = Gate & { readonly inMs: number };

/** Makes sure a worker looks at the gate no later than `delayMs` from now, by the database's clock. */
export function wakeGate(tx: Tx, { practiceId, kind }: Gate, delayMs: number): void {
  const due = sql`now() + ${delayMs} * interval '1 millisecond'`;
  const woken = tx
    .update(deliveryGates)
    .set({ nextDueAt: sql`least(coalesce(${deliveryGates.nextDueAt}, 'infinity'), ${due})` })
    .where(and(eq(deliveryGates.practiceId, practiceId), eq(deliveryGates.kind, kind)))
    .returning({ told: tellDue(delayMs) });
  unwaited(tx, woken);
}

/** As a column of what an update of a gate returns: tells the workers once the transaction commits. */
export function tellDue(inMs: number) {
  return sql`pg_notify(${dueChannel}, ${deliveryGates.practiceId} || ' ' || ${deliveryGates.kind} || ${` ${inMs}`})`;
}

/** Reads what `tellDue` said; null for anything else on the channel. */
export function readDue(payload: string): Due | null {
  const [practiceId, name, inMs] = payload.split(' ');
  const kind = connectionKinds.find((known) => known === name);
  return practiceId && kind ? { practiceId, kind, inMs: Number(inMs) } : null;
}
