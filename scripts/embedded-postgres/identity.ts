import { spawnSync } from 'node:child_process';

import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** Programs are looked for here only, so that no setting of the caller's environment reaches the server. */
export const SERVER_ENV = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
};

/**
 * Under whom the server runs; PostgreSQL refuses to run as root.
 * `self`: as we are. `user-namespace`: root outside, nobody inside, so that every folder of root stays reachable.
 * `nobody`: really nobody; folders of root are out of its reach.
 */
export type Identity = 'self' | 'user-namespace' | 'nobody';

export const NOBODY_UID = 65_534;
const UNSHARE = ['unshare', '--user', `--map-user=${NOBODY_UID}`];

/** Picks the identity this machine allows. */
export function chooseIdentity(): Identity {
  if (process.getuid?.() !== 0) return 'self';
  if (process.platform !== 'linux') {
    throw new EmbeddedPostgresError(
      'PostgreSQL refuses to run as root; start Throughline as an ordinary user.',
    );
  }
  const [program = '', ...rest] = UNSHARE;
  const probe = spawnSync(program, [...rest, 'true'], { env: SERVER_ENV, stdio: 'ignore' });
  return probe.status === 0 ? 'user-namespace' : 'nobody';
}

/** The user id that must own the cluster folder, as seen from outside. */
export function ownerUid(identity: Identity): number | null {
  if (identity === 'self') return null;
  return identity === 'nobody' ? NOBODY_UID : 0;
}

/** Spawn options and command line that run `command` under an identity, with the cluster folder as its cwd. */
export function underIdentity(identity: Identity, command: readonly string[], clusterDir: string) {
  const argv = identity === 'user-namespace' ? [...UNSHARE, ...command] : [...command];
  const base = { cwd: clusterDir, env: SERVER_ENV };
  const user = { uid: NOBODY_UID, gid: NOBODY_UID };
  return { argv, options: identity === 'nobody' ? { ...base, ...user } : base };
}

/**
 * The name by which the server calls its cluster folder.
 * Nobody cannot walk through a folder of root to the cluster, but it may stay in the folder it was started in.
 */
export function clusterPath(identity: Identity, clusterDir: string): string {
  return identity === 'nobody' ? '/proc/self/cwd' : clusterDir;
}
