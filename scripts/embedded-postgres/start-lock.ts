import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { errorCode } from './error-code.ts';

const WAIT_MS = 60_000;
const PAUSE_MS = 20;
/** `O_EXLOCK` of macOS `open(2)`; Node has no name for it. */
const DARWIN_EXCLUSIVE = 0x20;

type Release = () => Promise<void>;

/**
 * Runs `work` while no other process starts the same data folder. The kernel drops the lock with the process,
 * so a killed starter never leaves one behind.
 *
 * @throws {EmbeddedPostgresError} if another start holds the folder for a minute
 */
export async function withStartLock<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const release = await acquire(dataDir);
  try {
    return await work();
  } finally {
    await release();
  }
}

async function acquire(dataDir: string): Promise<Release> {
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const release = process.platform === 'linux' ? await listenLock(dataDir) : await openLock(dataDir);
    if (release !== null) return release;
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(`The data folder ${dataDir} is locked by another start.`);
    }
    await sleep(PAUSE_MS);
  }
}

/** An abstract socket: exists only as long as its process, and on no disk. */
async function listenLock(dataDir: string): Promise<Release | null> {
  const { dev, ino } = await stat(dataDir);
  const server = createServer((socket) => socket.destroy());
  const taken = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error) => (errorCode(error) === 'EADDRINUSE' ? resolve(true) : reject(error)));
    server.listen(`\0throughline-start-${dev}-${ino}`, () => resolve(false));
  });
  if (taken) return null;
  return () => new Promise((resolve) => server.close(() => resolve()));
}

async function openLock(dataDir: string): Promise<Release | null> {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | DARWIN_EXCLUSIVE;
  try {
    const file = await open(join(dataDir, 'start.lock'), flags, 0o600);
    return () => file.close();
  } catch (error) {
    if (errorCode(error) === 'EAGAIN') return null;
    throw error;
  }
}
