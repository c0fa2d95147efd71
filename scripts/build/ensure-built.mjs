import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { environment } from './env.mjs';
import { digestNow, root } from './sources.mjs';

/** Of a built program, in the order they are put in place: the list of sources says that the others are there. */
const files = ['program.mjs.map', 'program.mjs', 'sources.json'];

/**
 * Makes sure a program is built from its sources as they are now; a built one is used as it is. Safe in several
 * processes at once, and beside running ones: each file is put in place whole.
 *
 * @param {string} entry its first source, as `scripts/start.ts`
 * @returns {Promise<string>} the one file to run
 */
export async function ensureBuilt(entry) {
  const folder = join(root, 'dist', entry.replace(/\.ts$/, '').replaceAll('/', '-'));
  const program = join(folder, 'program.mjs');
  if (await isCurrent(folder)) return program;
  process.stderr.write(`Building ${entry}, once for these sources …\n`);
  const fresh = `${folder}.${process.pid}`;
  try {
    await build(entry, fresh);
    await mkdir(folder, { recursive: true });
    for (const file of files) await rename(join(fresh, file), join(folder, file));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return program;
}

/**
 * Whether every source of a built program is still what it was. A source that is new is imported by a changed one.
 *
 * @param {string} folder
 */
async function isCurrent(folder) {
  const list = await readFile(join(folder, 'sources.json'), 'utf8').catch(() => null);
  if (list === null) return false;
  /** @type {Record<string, string>} */
  const digests = JSON.parse(list);
  const checks = Object.entries(digests).map(async ([path, digest]) => (await digestNow(path)) === digest);
  return (await Promise.all(checks)).every(Boolean);
}

/**
 * Builds in a process of its own, so that its memory goes with it.
 *
 * @param {string} entry
 * @param {string} folder
 */
async function build(entry, folder) {
  const args = [join(root, 'scripts/build/build-program.mjs'), entry, folder];
  // Whoever builds may be a test, and a build for tests is another one.
  const env = { ...environment(), NODE_ENV: 'production' };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const abandon = () => child.kill();
  process.once('exit', abandon);
  const [status] = await once(child, 'close');
  process.off('exit', abandon);
  if (status !== 0) throw new Error(`${entry} could not be built.`);
}
