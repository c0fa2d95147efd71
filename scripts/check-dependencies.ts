import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { repositoryRoot } from './repository-root.ts';
import { lockfileProblems } from './verify/lockfile-problems.ts';
import { missingOptionals } from './verify/missing-optionals.ts';

const lockfile = JSON.parse(await readFile(join(repositoryRoot, 'package-lock.json'), 'utf8'));
const problems = [
  ...lockfileProblems(lockfile.packages),
  ...missingOptionals(lockfile.packages).map(({ name }) => `${name} is left out; run: npm run lock:complete`),
];
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${Object.keys(lockfile.packages).length} packages, ${problems.length} problems\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
