import { setTimeout as sleep } from 'node:timers/promises';

import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { disownPidFile, readPidFile, type PidFile } from './pid-file.ts';
import { isProcess, servesCluster } from './process-is.ts';
import type { ServerProcess } from './server-process.ts';

/** Long enough to replay the log after a crash. */
const READY_MS = 60_000;
const PAUSE_MS = 10;

/** The server of this folder once it is ready; null when there is none, after waiting for one that is stopping. */
export async function findRunning(clusterDir: string): Promise<PidFile | null> {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const found = await readPidFile(clusterDir);
    if (found === null || !isProcess(found.pid)) return null;
    if (!servesCluster(found.pid, clusterDir)) {
      await disownPidFile(clusterDir, found);
      return null;
    }
    if (found.status === 'ready') return found;
    if (Date.now() > deadline) throw inUse(clusterDir, found.pid);
    await sleep(PAUSE_MS);
  }
}

/** Waits for a server just started to accept connections; false when it ended instead. */
export async function becomesReady(
  clusterDir: string,
  port: number,
  server: ServerProcess,
): Promise<boolean> {
  const deadline = Date.now() + READY_MS;
  while (!server.hasExited()) {
    const file = await readPidFile(clusterDir);
    if (file?.status === 'ready' && file.port === port) return true;
    if (Date.now() > deadline) await server.stop();
    await sleep(PAUSE_MS);
  }
  return false;
}

/** The folder is served, but not to us. */
export function inUse(clusterDir: string, pid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The data folder ${clusterDir} is in use by PostgreSQL process ${pid}, which does not answer.`,
  );
}
