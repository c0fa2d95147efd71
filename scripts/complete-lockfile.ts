import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from './repository-root.ts';
import { missingOptionals, platformEntry } from './verify/missing-optionals.ts';

/** `npm run lock:complete`: names in the lock file the platform packages that `npm install` left out. */
const path = join(repositoryRoot, 'package-lock.json');
const lockfile = JSON.parse(readFileSync(path, 'utf8'));
const missing = missingOptionals(lockfile.packages);
for (const optional of missing) {
  const entry = platformEntry(optional);
  if (entry === null) throw new Error(`${optional.name} ${optional.version} is not a platform package`);
  lockfile.packages[`node_modules/${optional.name}`] = entry;
}
const byPath = Object.keys(lockfile.packages).toSorted((a, b) => a.localeCompare(b, 'en'));
lockfile.packages = Object.fromEntries(byPath.map((name) => [name, lockfile.packages[name]]));
writeFileSync(path, `${JSON.stringify(lockfile, null, 2)}\n`);
process.stdout.write(`${missing.length} platform packages added\n`);
