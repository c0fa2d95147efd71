import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';
import { z } from 'zod';

import { makeEntry, type TimeLane } from '../../real/time-lane.ts';
import { until } from '../../support/until.ts';
import { withBenchLane } from './bench-lane.ts';
import { growBacklog } from './grow-backlog.ts';
import { startRealWorker } from './real-worker.ts';

/** A practice with a backlog, a look into its database, and an XPM that takes requests and never answers. */
export type CrashSite = { readonly lane: TimeLane; readonly client: Client; readonly silentUrl: string };

/** What a killed worker left behind; `at` is by the database's clock. */
export type Crash = {
  readonly at: string;
  readonly inFlight: number;
  readonly messageIds: readonly string[];
};

export async function withCrashSite<T>(backlog: number, work: (site: CrashSite) => Promise<T>): Promise<T> {
  return withBenchLane({}, async (lane) => {
    const client = new Client({ connectionString: lane.product.database.ownerUrl });
    await client.connect();
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = z.object({ port: z.number() }).parse(silent.address());
    try {
      await makeEntry(lane, 6);
      await growBacklog(client, backlog);
      return await work({ lane, client, silentUrl: `http://127.0.0.1:${address.port}` });
    } finally {
      silent.closeAllConnections();
      silent.close();
      await client.end();
    }
  });
}

/** Kills a worker once it has all in flight that it may have; what it sent never reaches XPM. */
export async function crash({ lane, client, silentUrl }: CrashSite): Promise<Crash> {
  const worker = startRealWorker(lane, silentUrl);
  await until(
    () => callsInFlight(client),
    (count) => count >= 4,
    60_000,
  );
  await sleep(300);
  const inFlight = await callsInFlight(client);
  await kill(worker);
  const { rows } = await client.query<{ at: string; ids: string[] }>(
    `select clock_timestamp()::text as at, array_agg(id) as ids from outbox_messages where state = 'sending'`,
  );
  return { at: rows[0]?.at ?? '', messageIds: rows[0]?.ids ?? [], inFlight };
}

/** Ends a process as a machine that fails would. */
export async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function callsInFlight(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from remote_calls where ended_at is null and lease_until > now()',
  );
  return rows[0]?.count ?? 0;
}

/** Seconds from the crash until XPM's first answer that it took a new entry. */
export function firstPushAfter({ client }: CrashSite, { at }: Crash): Promise<number> {
  return secondsUntil(async () => {
    const { rows } = await client.query<{ seconds: number | null }>(
      `select extract(epoch from min(ended_at) - $1)::float8 as seconds from remote_calls
       where started_at > $1 and status = 200 and what = 'time.api'`,
      [at],
    );
    return rows[0]?.seconds ?? null;
  });
}

/** Seconds from the crash until all that was in flight is in XPM. */
export function settledAfter({ client }: CrashSite, { at, messageIds }: Crash): Promise<number> {
  return secondsUntil(async () => {
    const { rows } = await client.query<{ seconds: number | null }>(
      `select extract(epoch from max(state_at) - $1)::float8 as seconds from outbox_messages
       where id = any($2) having bool_and(state = 'delivered')`,
      [at, messageIds],
    );
    return rows[0]?.seconds ?? null;
  });
}

async function secondsUntil(look: () => Promise<number | null>): Promise<number> {
  const seconds = await until(look, (seen) => seen !== null, 180_000);
  return seconds ?? Infinity;
}

/** As if two minutes passed for the gate: the next crash finds it as the first did. */
export async function freeGate({ client }: CrashSite): Promise<void> {
  await client.query(
    `update remote_calls set started_at = started_at - interval '2 minutes',
       ended_at = ended_at - interval '2 minutes', lease_until = lease_until - interval '2 minutes'`,
  );
}
