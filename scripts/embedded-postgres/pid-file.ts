import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { errorCode } from './error-code.ts';

/** What `postmaster.pid` says. Source: PostgreSQL 18, `src/include/utils/pidfile.h`. */
export type PidFile = {
  pid: number;
  port: number;
  status: 'starting' | 'ready' | 'stopping';
  lines: string[];
};

const FILE_NAME = 'postmaster.pid';
/** Higher than any process id Linux or macOS gives out. */
const NOBODYS_PID = 2_147_483_647;

/** Reads `postmaster.pid` of a cluster folder; null when there is none or it is still being written. */
export async function readPidFile(clusterDir: string): Promise<PidFile | null> {
  try {
    return parsePidFile(await readFile(join(clusterDir, FILE_NAME), 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Parses the text of `postmaster.pid`; null for a file that does not yet name a process and a port. */
export function parsePidFile(text: string): PidFile | null {
  const lines = text.split('\n');
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0) return null;
  const word = lines[7]?.trim();
  const status = word === 'ready' || word === 'stopping' ? word : 'starting';
  return { pid, port: Number(lines[3] ?? 0), status, lines };
}

/**
 * Names a process that cannot exist in a lock file whose process id was given to a stranger.
 * The line with the shared memory key stays, so PostgreSQL still refuses while old backends live.
 */
export async function disownPidFile(clusterDir: string, stale: PidFile): Promise<void> {
  const path = join(clusterDir, FILE_NAME);
  const next = `${path}.stale`;
  await writeFile(next, [String(NOBODYS_PID), ...stale.lines.slice(1)].join('\n'), { mode: 0o600 });
  await rename(next, path);
}
