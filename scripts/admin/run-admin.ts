import { resolve } from 'node:path';

import type { Env } from '../../apps/api/src/env.ts';
import { findSecrets } from '../../apps/api/src/env/secrets.ts';
import { openDatabase as openPool } from '../../packages/core/src/db/client.ts';
import { ensureAppRole, migrate } from '../../packages/core/src/db/migrate.ts';
import { repositoryRoot } from '../repository-root.ts';
import { openDatabase } from '../start/open-database.ts';
import { carryOut } from './carry-out.ts';
import { parseCommand } from './parse-command.ts';

/**
 * Carries out one admin command on the installation's database, whether it is being served now or not.
 *
 * @param argv without program and script
 * @returns what to print as JSON
 */
export async function runAdmin(argv: readonly string[], settings: Env): Promise<Record<string, string>> {
  const command = parseCommand(argv);
  const env = { ...settings, dataDir: resolve(repositoryRoot, settings.dataDir) };
  const server = await openDatabase(env);
  try {
    await migrate(server.ownerUrl);
    const { appSecret } = await findSecrets(env);
    const db = openPool({ url: await ensureAppRole(server.ownerUrl, appSecret), max: 2 });
    try {
      return await carryOut(db, command);
    } finally {
      await db.close();
    }
  } finally {
    await server.stop();
  }
}
