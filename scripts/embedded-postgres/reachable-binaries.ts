import { spawnSync } from 'node:child_process';
import { cp, lstat, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { errorCode } from './error-code.ts';
import { SERVER_ENV, underIdentity, type Identity } from './identity.ts';

/**
 * The folder of server programs that `identity` may run.
 * Nobody cannot read a project below a folder of root, so then a copy is made once per machine in the temporary folder.
 *
 * @param packageRoot folder that holds `native/`, with its library links made
 */
export async function reachableBinaries(packageRoot: string, identity: Identity): Promise<string> {
  const own = join(packageRoot, 'native/bin');
  if (identity !== 'nobody' || runs(own, identity)) return own;
  const copy = join(tmpdir(), `throughline-postgres-${await packageVersion(packageRoot)}`);
  if (!(await isOurs(copy))) await copyNative(packageRoot, copy);
  const copied = join(copy, 'bin');
  if (runs(copied, identity)) return copied;
  throw new EmbeddedPostgresError(
    `PostgreSQL cannot run as nobody from ${copied}; start as an ordinary user.`,
  );
}

function runs(binDir: string, identity: Identity): boolean {
  const { argv, options } = underIdentity(identity, [join(binDir, 'postgres'), '--version'], '/');
  const [program = '', ...rest] = argv;
  return spawnSync(program, rest, { ...options, env: SERVER_ENV, stdio: 'ignore' }).status === 0;
}

/** A folder that somebody else put under our name is never run. */
async function isOurs(path: string): Promise<boolean> {
  try {
    const found = await lstat(path);
    const ours = found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
    if (!ours)
      throw new EmbeddedPostgresError(`${path} belongs to somebody else; remove it and start again.`);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function packageVersion(packageRoot: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  throw new EmbeddedPostgresError(`The package in ${packageRoot} names no version.`);
}

async function copyNative(packageRoot: string, target: string): Promise<void> {
  const staging = await mkdtemp(`${target}-`);
  await cp(join(packageRoot, 'native'), join(staging, 'native'), { recursive: true, verbatimSymlinks: true });
  try {
    await rename(join(staging, 'native'), target);
  } catch (error) {
    if (errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}
