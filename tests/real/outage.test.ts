import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startWorker } from '@throughline/api/worker/start-worker';
import { addDays } from '@throughline/core/clock/day';
import { ensureAppRole, migrate } from '@throughline/core/db/migrate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../scripts/embedded-postgres/start-embedded-postgres.ts';
import { isFullRun } from '../support/env.ts';
import { TEST_SECRET } from '../support/postgres.ts';
import { withClient } from '../support/template-database.ts';
import { until } from '../support/until.ts';
import { startTcpGate, type TcpGate } from './tcp-gate.ts';
import { openTimeLane, type TimeLane } from './time-lane.ts';

const outageMs = isFullRun() ? 60_000 : 5_000;
const callers = 4;
const sliceMs = 500;
/** Slices of half a second after the database is back in which saving has to be as fast as before. */
const slicesToHeal = 20;

let dataDir: string;
let postgres: EmbeddedPostgres;
let gate: TcpGate;
let lane: TimeLane;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'throughline-outage-'));
  postgres = await startEmbeddedPostgres({ dataDir });
  gate = await startTcpGate();
  gate.open(portOf(postgres.ownerUrl));
  const ownerUrl = throughGate(postgres.ownerUrl);
  await migrate(ownerUrl);
  const appUrl = await ensureAppRole(ownerUrl, TEST_SECRET);
  lane = await openTimeLane(undefined, { database: { ownerUrl, appUrl, drop: async () => undefined } });
});

afterAll(async () => {
  await lane.product.stop();
  await gate.close();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const portOf = (url: string): number => Number(new URL(url).port);

function throughGate(url: string): string {
  const gated = new URL(url);
  gated.port = String(gate.port);
  return gated.href;
}

/** People who save time as fast as it goes, and what was acknowledged to them. */
function startSaving() {
  const saved: { readonly id: string; readonly at: number }[] = [];
  let isOver = false;
  const one = async (): Promise<void> => {
    while (!isOver) {
      try {
        const { id } = await lane.tom.api.timeEntry.create.mutate({
          workItemId: lane.workItemId,
          // A day has 24 hours, and thousands are saved.
          workDate: addDays('2025-01-01', saved.length % 300),
          minutes: 1,
        });
        saved.push({ id, at: performance.now() });
      } catch {
        // What was not acknowledged counts nowhere; the person tries again a moment later.
        await sleep(50);
      }
    }
  };
  const done = Promise.all(Array.from({ length: callers }, one));
  return {
    saved,
    /** How many were acknowledged in each half second since a moment. */
    perSlice(sinceMs: number, slices: number): number[] {
      const counts = Array.from({ length: slices }, () => 0);
      for (const { at } of saved) {
        const slice = Math.floor((at - sinceMs) / sliceMs);
        if (at >= sinceMs && slice < slices) counts[slice] = (counts[slice] ?? 0) + 1;
      }
      return counts;
    },
    async stop() {
      isOver = true;
      await done;
    },
  };
}

async function restart(): Promise<void> {
  gate.shut();
  await postgres.stop();
  await sleep(outageMs);
  postgres = await startEmbeddedPostgres({ dataDir });
  gate.open(portOf(postgres.ownerUrl));
}

const median = (counts: readonly number[]): number =>
  counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 0;

/** The most of any second and a half. */
function best(counts: readonly number[]): number {
  const sums = counts.slice(2).map((count, index) => count + (counts[index] ?? 0) + (counts[index + 1] ?? 0));
  return Math.max(...sums) / 3;
}

describe('PostgreSQL restarted under load', () => {
  it('ends no process and loses nothing acknowledged, and saving is as fast as before within ten seconds', async () => {
    const worker = startWorker(lane.product.wiring);
    const people = startSaving();
    await sleep(1_000);
    const startedMs = performance.now();
    await sleep(10 * sliceMs);
    const before = median(people.perSlice(startedMs, 10));
    await restart();
    const backMs = performance.now();
    await sleep(slicesToHeal * sliceMs);
    const after = best(people.perSlice(backMs, slicesToHeal));
    await people.stop();

    expect(before).toBeGreaterThan(0);
    expect(after / before).toBeGreaterThanOrEqual(0.95);
    const kept = await withClient(lane.product.database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ id: string }>('select id from time_entries');
      return new Set(rows.map(({ id }) => id));
    });
    expect(people.saved.filter(({ id }) => !kept.has(id))).toEqual([]);

    const { control } = lane.product.sandbox.sandbox;
    const markers = control.state().xpm.times.map(({ note }) => note);
    expect(new Set(markers).size).toBe(markers.length);
    expect(control.calls().filter(({ status }) => status === 429)).toEqual([]);
    const { rows } = await withClient(lane.product.database.ownerUrl, (client) =>
      until(
        () => client.query("select 1 from worker_heartbeats where beat_at > now() - interval '6 seconds'"),
        (alive) => alive.rows.length > 0,
      ),
    );
    expect(rows).toHaveLength(1);
    await worker.stop();
  });
});
