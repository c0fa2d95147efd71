import { asc, isNotNull, sql } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { asDispatcher } from '../db/in-practice.ts';
import type { ConnectionKind } from '../db/schema/connections.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';

export type DueGate = {
  readonly practiceId: string;
  readonly kind: ConnectionKind;
  /** Milliseconds until something is due there, by the database's clock; zero or less: now. */
  readonly dueInMs: number;
};

/**
 * The gates where something waits, the one due longest first. A gate that was just served goes to the end of the line,
 * so that no practice starves another.
 */
export async function gatesByDue(db: Database, limit: number): Promise<DueGate[]> {
  return asDispatcher(db, (tx) =>
    tx
      .select({
        practiceId: deliveryGates.practiceId,
        kind: deliveryGates.kind,
        dueInMs: sql<number>`extract(epoch from ${deliveryGates.nextDueAt} - clock_timestamp())::float8 * 1000`,
      })
      .from(deliveryGates)
      .where(isNotNull(deliveryGates.nextDueAt))
      .orderBy(asc(deliveryGates.nextDueAt))
      .limit(limit),
  );
}
