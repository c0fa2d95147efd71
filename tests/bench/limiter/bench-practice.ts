import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Database, openDatabase } from '@throughline/core/db/client';
import { ensureAppRole, migrate } from '@throughline/core/db/migrate';
import pg from 'pg';

import { startEmbeddedPostgres } from '../../../scripts/embedded-postgres/start-embedded-postgres.ts';
import { barePractice } from '../../support/bare-practice.ts';
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
    const { practiceId } = await barePractice(open(), owner, { now: new Date(startMs) });
    return await work({ practiceId, owner, open });
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
    await owner.end();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
