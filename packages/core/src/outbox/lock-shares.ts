import { sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';

/** Any number nobody else locks by. */
const sharesLock = 7_346_301;

/** Lets one transaction at a time write shares, so that they never add up to too much. Taken after a gate's own lock. */
export async function lockShares(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${sharesLock})`);
}
