import { resolve } from 'node:path';

import type { Env } from '../../apps/api/src/env.ts';
import { findSecrets } from '../../apps/api/src/env/secrets.ts';
import { openDatabase as openPool } from '../../packages/core/src/db/client.ts';
import { ensureAppRole, migrate } from '../../packages/core/src/db/migrate.ts';
import { repositoryRoot } from '../repository-root.ts';
import { openDatabase } from '../start/open-database.ts';
import type { AdminResult } from './admin-result.ts';
import { carryOut } from './carry-out.ts';
import { parseCommand } from './parse-command.ts';
import { verifyAll } from './verify-all.ts';

/**
 * Carries out one admin command on the installation's database, whether it is being served now or not.
 *
 * @param argv without program and script
 */
export async function runAdmin(argv: readonly string[], settings: Env): Promise<AdminResult> {
  const command = parseCommand(argv);
  const env = { ...settings, dataDir: resolve(repositoryRoot, settings.dataDir) };
  const server = await openDatabase(env);
  try {
    await migrate(server.ownerUrl);
    const secrets = await findSecrets(env);
    const databaseUrl = await ensureAppRole(server.ownerUrl, secrets.appSecret);
    if (command.name === 'verify-receipts') {
      return await verifyAll({ env, secrets, databaseUrl }, command.input.practiceId);
    }
    const db = openPool({ url: databaseUrl, max: 2 });
    try {
      return { printed: await carryOut(db, command), holds: true };
    } finally {
      await db.close();
    }
  } finally {
    await server.stop();
  }
}
