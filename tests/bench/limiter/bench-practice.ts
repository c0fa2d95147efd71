import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Database, openDatabase } from '@throughline/core/db/client';
import { ensureAppRole, migrate } from '@throughline/core/db/migrate';
import { createPractice } from '@throughline/core/practice/create-practice';
import pg from 'pg';

import { startEmbeddedPostgres } from '../../../scripts/embedded-postgres/start-embedded-postgres.ts';
import { benchSecret } from '../timer/arrange.ts';
import { startMs } from './limiters.ts';

export type BenchPractice = {
  readonly practiceId: string;
  readonly owner: pg.Client;
  readonly open: () => Database;
};

/** Runs `work` with a practice connected to XPM, on a PostgreSQL of its own. */
export async function withPractice<T>(work: (practice: BenchPractice) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  const server = await startEmbeddedPostgres({ dataDir, fsync: false });
  const pools: Database[] = [];
  const owner = new pg.Client({ connectionString: server.ownerUrl });
  try {
    await migrate(server.ownerUrl);
    const url = await ensureAppRole(server.ownerUrl, benchSecret);
    await owner.connect();
    const open = () => {
      const pool = openDatabase({ url });
      pools.push(pool);
      return pool;
    };
    const practiceId = await connectedPractice(open(), owner);
    return await work({ practiceId, owner, open });
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
    await owner.end();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function connectedPractice(db: Database, owner: pg.Client): Promise<string> {
  const admin = { userId: randomUUID(), name: 'Admin', email: 'admin@bench.test' };
  await owner.query(`insert into users (id, name, email, email_verified) values ($1, $2, $3, true)`, [
    admin.userId,
    admin.name,
    admin.email,
  ]);
  const made = await createPractice(db, { name: 'Bench', country: 'NZ', admin, now: new Date(startMs) });
  await owner.query(
    `insert into connections
       (practice_id, kind, tenant_id, tenant_name, xero_connection_id, status, connected_by, connected_at)
     values ($1, 'xpm', gen_random_uuid(), 'Bench', gen_random_uuid(), 'connected', $2, now())`,
    [made.practiceId, made.staffId],
  );
  return made.practiceId;
}
