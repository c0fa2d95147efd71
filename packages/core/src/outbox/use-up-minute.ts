import { sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { gateLimits } from './gate-limits.ts';

/**
 * Counts the running minute of a practice's gates as used up: a database that was brought back does not know what was
 * called just before. In the list of calls they have a name of their own.
 */
export async function useUpMinute(tx: Tx, practiceId: string): Promise<void> {
  await tx.execute(sql`
    insert into remote_calls (practice_id, kind, what, started_at, lease_until, ended_at)
    select practice_id, kind, 'not known any more', now(), now(), now()
    from delivery_gates, generate_series(1, ${gateLimits.perMinuteMax})
    where practice_id = ${practiceId}`);
}
