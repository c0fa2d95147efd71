import { sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { gateLimits } from './gate-limits.ts';

/** Names a call nobody knows to have been made. */
export const unknownCall = 'not known any more';

/**
 * Counts the running minute of a practice's gates as used up: a database that was brought back does not know what was
 * called just before. In the list of calls they have a name of their own. They take nothing of the app's limit, which all
 * gates together would exceed.
 */
export async function useUpMinute(tx: Tx, practiceId: string): Promise<void> {
  await tx.execute(sql`
    insert into remote_calls (practice_id, kind, what, started_at, lease_until, ended_at)
    select practice_id, kind, ${unknownCall}::text, now(), now(), now()
    from delivery_gates, generate_series(1, ${gateLimits.perMinuteMax})
    where practice_id = ${practiceId}`);
}
