import { asc, isNotNull, lte, sql } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { asDispatcher } from '../db/in-practice.ts';
import type { ConnectionKind } from '../db/schema/connections.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';

export type DueGate = { readonly practiceId: string; readonly kind: ConnectionKind };

/** Gates where something is due now, longest waiting first, so that no practice starves another. */
export async function dueGates(db: Database, limit: number): Promise<DueGate[]> {
  return asDispatcher(db, (tx) =>
    tx
      .select({ practiceId: deliveryGates.practiceId, kind: deliveryGates.kind })
      .from(deliveryGates)
      .where(lte(deliveryGates.nextDueAt, sql`now()`))
      .orderBy(asc(deliveryGates.nextDueAt))
      .limit(limit),
  );
}

/** Milliseconds until the next gate is due, by the database's clock; null when nothing waits anywhere. */
export async function msUntilDue(db: Database): Promise<number | null> {
  const [next] = await asDispatcher(db, (tx) =>
    tx
      .select({
        ms: sql<
          number | null
        >`greatest(0, extract(epoch from min(${deliveryGates.nextDueAt}) - clock_timestamp()) * 1000)::float8`,
      })
      .from(deliveryGates)
      .where(isNotNull(deliveryGates.nextDueAt)),
  );
  return next?.ms ?? null;
}
