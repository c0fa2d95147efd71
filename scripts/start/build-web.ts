import { spawn } from 'node:child_process';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { environment } from '../env.ts';
import { repositoryRoot } from '../repository-root.ts';
import { sourceHash } from './source-hash.ts';

const WEB = join(repositoryRoot, 'apps/web');
const HASH_FILE = '.source-hash';
const SOURCES = [
  'apps/web/src',
  'apps/web/public',
  'apps/web/index.html',
  'apps/web/package.json',
  'apps/web/vite.config.ts',
  'packages/core/src',
  'package-lock.json',
];

/**
 * Makes sure `apps/web/dist` is built from the sources as they are now; a built one is used as it is.
 * The build runs in a process of its own, so that its memory goes with it.
 *
 * @param say told once, before a build starts
 * @returns the folder to serve
 */
export async function ensureWebBuilt(say: (line: string) => void): Promise<string> {
  const dist = join(WEB, 'dist');
  const wanted = await sourceHash(repositoryRoot, SOURCES);
  const built = await readFile(join(dist, HASH_FILE), 'utf8').catch(() => null);
  if (built === wanted) return dist;
  say('Building the web app, once for these sources …');
  const fresh = join(repositoryRoot, 'node_modules/.cache', `web-${process.pid}`);
  try {
    await viteBuild(fresh);
    await writeFile(join(fresh, HASH_FILE), wanted);
    await rm(dist, { recursive: true, force: true });
    await rename(fresh, dist);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return dist;
}

async function viteBuild(outDir: string): Promise<void> {
  const vite = join(repositoryRoot, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', '--outDir', outDir, '--emptyOutDir'];
  // Whoever builds may be a test, and a build for tests is another, larger one.
  const env = { ...environment(), NODE_ENV: 'production' };
  const child = spawn(process.execPath, args, { cwd: WEB, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const abandon = () => child.kill();
  process.once('exit', abandon);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  process.off('exit', abandon);
  if (status !== 0) throw new Error(`The web app could not be built: ${complaint.trim()}`);
}
