import { pathToFileURL } from 'node:url';

import { ensureBuilt } from './build/ensure-built.mjs';
import { nodeVersionProblem } from './build/node-version.mjs';

/**
 * `run-built.mjs ENTRY …`: runs a program of this repository as the one file it is built to, from
 * `scripts/start.ts` on. Plain JavaScript, as a loader for TypeScript alone takes longer than the whole start.
 */
const problem = nodeVersionProblem(process.versions.node);
if (problem === null) {
  const [entry = ''] = process.argv.splice(2, 1);
  const program = await ensureBuilt(entry);
  // Stack traces name the sources.
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(program).href);
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
