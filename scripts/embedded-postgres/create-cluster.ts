import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { errorCode } from './error-code.ts';
import { clusterPath, ownerUid, underIdentity, type Identity } from './identity.ts';

export const OWNER_ROLE = 'throughline_owner';
export const PASSWORD_FILE = 'owner-password';
const STAGING = '.new-';

/** Where a cluster is made, by whom and with which programs. */
export type ClusterPlace = { clusterDir: string; binDir: string; identity: Identity; fsync: boolean };

/**
 * Makes a new cluster with a random owner password beside its final folder, then renames it: a cluster folder is
 * either absent or whole. A cluster that appeared meanwhile is kept. Call it under the start lock.
 */
export async function createCluster(place: ClusterPlace): Promise<void> {
  await removeAbandoned(place.clusterDir);
  const staging = await mkdtemp(`${place.clusterDir}${STAGING}`);
  try {
    const cluster = join(staging, 'cluster');
    const password = join(staging, PASSWORD_FILE);
    await mkdir(cluster, { mode: 0o700 });
    await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
    const uid = ownerUid(place.identity);
    if (uid !== null) await Promise.all([staging, cluster, password].map((path) => chown(path, uid, uid)));
    await initialise(place, cluster);
    await rename(password, join(cluster, PASSWORD_FILE));
    await renameUnlessPresent(cluster, place.clusterDir);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** What a start that was killed half-way left behind. */
async function removeAbandoned(clusterDir: string): Promise<void> {
  const parent = dirname(clusterDir);
  const left = (await readdir(parent)).filter((name) => name.startsWith(`${basename(clusterDir)}${STAGING}`));
  await Promise.all(left.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}

async function initialise(place: ClusterPlace, cluster: string): Promise<void> {
  const options = [
    `--pgdata=${clusterPath(place.identity, cluster)}`,
    `--username=${OWNER_ROLE}`,
    `--pwfile=../${PASSWORD_FILE}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(place.fsync ? [] : ['--no-sync']),
  ];
  const run = underIdentity(place.identity, [join(place.binDir, 'initdb'), ...options], cluster);
  const [program = '', ...rest] = run.argv;
  const child = spawn(program, rest, { ...run.options, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status === 0) return;
  throw new EmbeddedPostgresError(
    `The embedded database could not be created in ${dirname(place.clusterDir)}: ${firstLine(complaint)}`,
  );
}

async function renameUnlessPresent(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (errorCode(error) !== 'ENOTEMPTY' && errorCode(error) !== 'EEXIST') throw error;
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? 'initdb said nothing';
}
