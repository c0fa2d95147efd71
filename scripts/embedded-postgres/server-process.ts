import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import type { ClusterPlace } from './create-cluster.ts';
import { clusterPath, underIdentity } from './identity.ts';

const FAST_STOP_MS = 3_500;
const KEPT_LINES = 20;

/**
 * Runs the server and stops it when standard input ends, which also happens when the owner is killed.
 * A shell has no memory worth counting, and its background process outlives a signal to the shell itself.
 */
const GUARD = `
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
( read -r _ <&3; kill -INT "$server" ) 2>/dev/null &
watch=$!
exec 3<&-
wait "$server"
status=$?
kill "$watch" 2>/dev/null
exit "$status"
`;

/** A running server of ours. */
export type ServerProcess = {
  /** Settles when the server is gone, with the last lines it wrote. */
  exited: Promise<string[]>;
  hasExited(): boolean;
  /** Fast shutdown, then immediate, then kill; resolves within five seconds. Safe to call twice. */
  stop(): Promise<void>;
};

/** Starts PostgreSQL on a loopback port, in a process group of its own. */
export function startServerProcess(
  place: ClusterPlace,
  port: number,
  log: (line: string) => void,
): ServerProcess {
  const command = [join(place.binDir, 'postgres'), ...serverOptions(place, port)];
  const { argv, options } = underIdentity(place.identity, command, place.clusterDir);
  const child = spawn('/bin/sh', ['-c', GUARD, 'postgres-guard', ...argv], {
    ...options,
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const last: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    last.push(line);
    if (last.length > KEPT_LINES) last.shift();
    log(line);
  });
  let gone = false;
  const exited = new Promise<string[]>((resolve) => {
    child.once('error', (error) => resolve([error.message]));
    child.once('close', () => resolve(last));
  }).finally(() => (gone = true));
  child.stdin.on('error', () => undefined);

  return {
    exited,
    hasExited: () => gone,
    async stop() {
      child.stdin.end();
      if (await settlesWithin(exited, FAST_STOP_MS)) return;
      signalGroup(child.pid, 'SIGQUIT');
      if (await settlesWithin(exited, 1_000)) return;
      signalGroup(child.pid, 'SIGKILL');
    },
  };
}

function serverOptions(place: ClusterPlace, port: number): string[] {
  const settings = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_checkpoints: 'off',
    /** Statements and row values may hold what people wrote; they stay out of the log. */
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(place.fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', clusterPath(place.identity, place.clusterDir), ...flags];
}

async function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const clock = new AbortController();
  const late = sleep(ms, false, { signal: clock.signal }).catch(() => false);
  const settled = await Promise.race([promise.then(() => true), late]);
  clock.abort();
  return settled;
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    return;
  }
}
