import { resolve } from 'node:path';

import { seedDemo } from '../apps/api/src/demo/seed-demo.ts';
import { parseEnv } from '../apps/api/src/env.ts';
import { findSecrets } from '../apps/api/src/env/secrets.ts';
import { createLogger } from '../apps/api/src/logger.ts';
import { wire } from '../apps/api/src/wiring.ts';
import { startSandbox } from '../apps/sandbox/src/index.ts';
import { ensureAppRole, migrate } from '../packages/core/src/db/migrate.ts';
import { environment } from './env.ts';
import { repositoryRoot } from './repository-root.ts';
import { describeFailure } from './start/describe-failure.ts';
import { ensureSandbox } from './start/ensure-sandbox.ts';
import { isLocalDatabase } from './start/is-local-database.ts';
import { openDatabase } from './start/open-database.ts';
import { Shutdown } from './start/shutdown.ts';

/** `npm run seed`: the demo practice with a believable fortnight, on an empty database of this machine only. */
const shutdown = new Shutdown(10_000);
try {
  const env = { ...parseEnv(environment()), demo: true };
  if (env.databaseUrl !== null && !isLocalDatabase(env.databaseUrl)) {
    throw new Error('Demo data is written to a database on this machine only; DATABASE_URL names another.');
  }
  const database = await openDatabase(env);
  shutdown.add('database', () => database.stop());
  if (env.sandbox) {
    const dataDir = resolve(repositoryRoot, env.dataDir);
    const place = { port: env.sandboxPort, dataDir, appUrl: env.appUrl, shared: true };
    const sandbox = await ensureSandbox(place, startSandbox);
    shutdown.add('sandbox', () => sandbox.close());
  }
  const secrets = await findSecrets(env);
  await migrate(database.ownerUrl);
  const databaseUrl = await ensureAppRole(database.ownerUrl, secrets.appSecret);
  const wiring = wire({ env, secrets, databaseUrl, logger: createLogger(env.logLevel) });
  shutdown.add('product', () => wiring.close());
  const signIns = await seedDemo({ wiring, env });
  for (const { role, email, password } of signIns) {
    process.stdout.write(`${role}: ${email} / ${password}\n`);
  }
  if (signIns.length === 0) process.stdout.write('The database is not empty, so nothing was written.\n');
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
for (const complaint of await shutdown.run()) process.stderr.write(`${complaint}\n`);
