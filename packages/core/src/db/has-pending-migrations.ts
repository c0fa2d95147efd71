import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import type { Database } from './client.ts';

const Journal = z.object({ entries: z.array(z.object({ when: z.number() })) });
const journalUrl = new URL('../../migrations/meta/_journal.json', import.meta.url);

/** Whether the schema is older than this code. @throws when the database does not answer */
export async function hasPendingMigrations(db: Database): Promise<boolean> {
  const { entries } = Journal.parse(JSON.parse(await readFile(journalUrl, 'utf8')));
  const newest = Math.max(...entries.map((entry) => entry.when));
  const { rows } = await db.pool.query<{ applied: string | null }>(
    'select max(created_at) as applied from drizzle.__drizzle_migrations',
  );
  return Number(rows[0]?.applied ?? 0) < newest;
}
