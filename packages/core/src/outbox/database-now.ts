import { sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';

/** Milliseconds by the database's clock: the only one compared with what other workers wrote down. */
export async function databaseNow(tx: Tx): Promise<number> {
  const [clock] = await tx
    .select({ now: sql<Date>`clock_timestamp()`.mapWith(outboxMessages.availableAt) })
    .from(sql`(select 1) as one`);
  if (!clock) throw new Error('the database told no time');
  return clock.now.getTime();
}
