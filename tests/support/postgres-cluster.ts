import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { migrate } from '@throughline/core/db/migrate';
import type { TestProject } from 'vitest/node';

import { startEmbeddedPostgres } from '../../scripts/embedded-postgres/start-embedded-postgres.ts';
import { ensureTemplateDatabase } from './template-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser address of the run's cluster. */
    postgresOwnerUrl: string;
  }
}

/** One cluster a run: the first project starts it, the others adopt it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = join(tmpdir(), `throughline-tests-${process.pid}`);
  const postgres = await startEmbeddedPostgres({ dataDir, fsync: false });
  await ensureTemplateDatabase(postgres.ownerUrl, migrate);
  project.provide('postgresOwnerUrl', postgres.ownerUrl);
  return async () => {
    if (postgres.adopted) return;
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
