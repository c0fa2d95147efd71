import { and, eq, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import type { ConnectionKind } from '../db/schema/connections.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';

export type Gate = { readonly practiceId: string; readonly kind: ConnectionKind };

/** Makes sure a worker looks at the gate no later than `delayMs` from now, by the database's clock. */
export async function wakeGate(tx: Tx, { practiceId, kind }: Gate, delayMs: number): Promise<void> {
  const due = sql`now() + ${delayMs} * interval '1 millisecond'`;
  await tx
    .update(deliveryGates)
    .set({ nextDueAt: sql`least(coalesce(${deliveryGates.nextDueAt}, 'infinity'), ${due})` })
    .where(and(eq(deliveryGates.practiceId, practiceId), eq(deliveryGates.kind, kind)));
}

/** The gate a message goes through. */
export function gateOf(message: { readonly practiceId: string; readonly gate: ConnectionKind }): Gate {
  return { practiceId: message.practiceId, kind: message.gate };
}
