import type { Database } from '@throughline/core/db/client';
import { z } from 'zod';

/** Any fixed number; of processes that start together one makes the demo. */
const demoLock = 7_341_903;
const LockReply = z.object({ taken: z.boolean() });

/**
 * Runs `work` while no other process does the same. The lock ends with the connection, so a crash leaves none behind.
 *
 * @returns null without having run it when another process is at it
 */
export async function withDemoLock<T>(db: Database, work: () => Promise<T>): Promise<T | null> {
  const client = await db.pool.connect();
  // A connection that breaks takes its lock with it; the statements that follow say so.
  const ignore = () => undefined;
  client.on('error', ignore);
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as taken', [demoLock]);
    if (!LockReply.parse(rows[0]).taken) return null;
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [demoLock]);
    }
  } finally {
    client.off('error', ignore);
    client.release();
  }
}
