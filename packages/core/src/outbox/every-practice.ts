import { asc, eq } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { asDispatcher } from '../db/in-practice.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';

/** The ids of all practices, in their order. */
export async function everyPractice(db: Database): Promise<string[]> {
  const gates = await asDispatcher(db, (tx) =>
    tx
      .select({ practiceId: deliveryGates.practiceId })
      .from(deliveryGates)
      .where(eq(deliveryGates.kind, 'xpm'))
      .orderBy(asc(deliveryGates.practiceId)),
  );
  return gates.map(({ practiceId }) => practiceId);
}
