import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { repositoryRoot } from './repository-root.ts';

/** `npm run migrate:new -- NAME [--custom]`: writes the SQL between the last migration and the tables in core. */
const [name = '', ...flags] = process.argv.slice(2);
if (/^[a-z][a-z0-9_]*$/.test(name)) {
  const kit = join(repositoryRoot, 'node_modules/.bin/drizzle-kit');
  const custom = flags.includes('--custom') ? ['--custom'] : [];
  const made = spawnSync(kit, ['generate', '--name', name, ...custom], {
    cwd: join(repositoryRoot, 'packages/core'),
    stdio: 'inherit',
  });
  process.exitCode = made.status ?? 1;
} else {
  process.stderr.write('Name the migration in lower case: npm run migrate:new -- add_lock_dates\n');
  process.exitCode = 1;
}
