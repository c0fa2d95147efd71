import { mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { answers } from './answers.ts';
import { ensureLibraryLinks, findBinariesPackage } from './binaries.ts';
import { createCluster, OWNER_ROLE, PASSWORD_FILE, type ClusterPlace } from './create-cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { errorCode } from './error-code.ts';
import { freePort } from './free-port.ts';
import { chooseIdentity, type Identity } from './identity.ts';
import { ownClusterFolder } from './own-cluster-folder.ts';
import type { PidFile } from './pid-file.ts';
import { reachableBinaries } from './reachable-binaries.ts';
import { becomesReady, findRunning, inUse } from './running-server.ts';
import { startServerProcess } from './server-process.ts';
import { withStartLock } from './start-lock.ts';

const ATTEMPTS = 5;
const RETRY_PAUSE_MS = 200;

export type EmbeddedPostgresOptions = {
  /** Folder for the cluster; made when absent. */
  dataDir: string;
  /** `false` only for data nobody will miss. */
  fsync?: boolean;
  /** Receives each line the server writes. */
  log?: (line: string) => void;
};

/** What the machine offers; read from the machine unless a caller knows better. */
export type Machine = { packageRoot: string; identity: Identity };

export type EmbeddedPostgres = {
  /** Address of the `postgres` database for a superuser; row-level security does not bind it. */
  ownerUrl: string;
  /** Whether a server that another process owns is used; it ends with that process. */
  adopted: boolean;
  /** Stops the server if this call started it; otherwise does nothing. Safe to call twice. */
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL server of a data folder, or adopts the one already running there.
 * The server listens on 127.0.0.1 only, asks for a generated password, and stops with its owner, even a killed one.
 *
 * @throws {EmbeddedPostgresError} with one clear line: no binaries for this machine, folder unusable or in use
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
  machine?: Machine,
): Promise<EmbeddedPostgres> {
  const { packageRoot, identity } = machine ?? {
    packageRoot: findBinariesPackage(),
    identity: chooseIdentity(),
  };
  await ensureLibraryLinks(packageRoot);
  const dataDir = await usableFolder(options.dataDir);
  const place: ClusterPlace = {
    clusterDir: join(dataDir, 'postgres'),
    binDir: await reachableBinaries(packageRoot, identity),
    identity,
    fsync: options.fsync ?? true,
  };
  return withStartLock(dataDir, async () => {
    const running = await findRunning(place.clusterDir);
    if (running !== null) return adopt(place.clusterDir, running);
    return startOwn(place, options.log ?? (() => undefined));
  });
}

async function usableFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return await realpath(dataDir);
  } catch (cause) {
    throw new EmbeddedPostgresError(`The data folder ${dataDir} cannot be used: ${errorCode(cause)}.`, {
      cause,
    });
  }
}

async function adopt(clusterDir: string, running: PidFile): Promise<EmbeddedPostgres> {
  const ownerUrl = await urlOf(clusterDir, running.port);
  if (!(await answers(ownerUrl))) throw inUse(clusterDir, running.pid);
  return { ownerUrl, adopted: true, stop: async () => undefined };
}

async function startOwn(place: ClusterPlace, log: (line: string) => void): Promise<EmbeddedPostgres> {
  if (!(await exists(place.clusterDir))) await createCluster(place);
  await ownClusterFolder(place.clusterDir, place.identity);
  let said: string[] = [];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const port = await freePort();
    const server = startServerProcess(place, port, log);
    if (await becomesReady(place.clusterDir, port, server)) {
      return {
        ownerUrl: await urlOf(place.clusterDir, port),
        adopted: false,
        stop: () => server.stop(),
      };
    }
    said = await server.exited;
    await sleep(RETRY_PAUSE_MS);
  }
  throw new EmbeddedPostgresError(`The embedded database did not start: ${lastComplaint(said)}`);
}

async function urlOf(clusterDir: string, port: number): Promise<string> {
  const password = await readFile(join(clusterDir, PASSWORD_FILE), 'utf8');
  return `postgres://${OWNER_ROLE}:${password}@127.0.0.1:${port}/postgres`;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function lastComplaint(lines: readonly string[]): string {
  const complaint = lines.findLast((line) => line.includes('FATAL:') || line.includes('PANIC:'));
  return complaint?.replace(/^.*?(FATAL|PANIC): +/, '') ?? lines.at(-1) ?? 'it ended without a word.';
}
