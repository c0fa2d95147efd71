import { startDeliveryLoop } from '@throughline/api/worker/delivery-loop';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { growBacklog } from '../bench/delivery/grow-backlog.ts';
import { controlOf } from '../real/lane.ts';
import { makeEntry, openTimeLane, type TimeLane } from '../real/time-lane.ts';
import { withClient } from '../support/template-database.ts';
import { until } from '../support/until.ts';

const backlog = 3_000;
const pastCalls = 5_000;
const tables = ['outbox_messages', 'time_entries', 'remote_calls'];

let lane: TimeLane;

beforeAll(async () => {
  lane = await openTimeLane();
  await makeEntry(lane, 6);
  await withClient(lane.product.database.ownerUrl, async (owner) => {
    await growBacklog(owner, backlog);
    await owner.query(
      `insert into remote_calls (practice_id, kind, what, started_at, ended_at, lease_until, status)
       select $1, 'xpm', 'time.api', at, at, at, 200
       from generate_series(1, $2::int) n, lateral (select now() - interval '1 hour' - n * interval '10 s' as at) past`,
      [lane.tom.practiceId, pastCalls],
    );
    await owner.query('vacuum analyze');
  });
});

afterAll(() => lane.product.stop());

/** Plays the worker until so many entries more are in XPM. */
async function carry(more: number): Promise<number> {
  const inXpm = (): number => controlOf(lane).state().xpm.times.length;
  const before = inXpm();
  const loop = startDeliveryLoop(lane.product.wiring.delivery);
  await until(inXpm, (count) => count >= before + more);
  await loop.stop();
  return inXpm() - before;
}

async function onEachConnection<T>(ask: (client: pg.PoolClient) => Promise<T>): Promise<T[]> {
  const { pool } = lane.product.wiring.db;
  const all = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  return Promise.all(all.map((client) => ask(client).finally(() => client.release())));
}

/** Rows of each table that were looked at so far, by whatever plan. */
async function rowsRead(): Promise<number[]> {
  await onEachConnection(tellStatistics);
  return withClient(lane.product.database.ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ name: string; read: number }>(
      `select relname as name, (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_user_tables`,
    );
    return tables.map((table) => rows.find(({ name }) => name === table)?.read ?? NaN);
  });
}

async function tellStatistics(client: pg.PoolClient): Promise<void> {
  await client.query('select pg_stat_force_next_flush()');
  await client.query('select 1');
}

/** How often the statements an entry is carried with were planned for their values, and how often a plan was kept. */
async function plansOf(client: pg.PoolClient) {
  const { rows } = await client.query<{ planned: number; kept: number }>(
    `select sum(custom_plans)::int as planned, sum(generic_plans)::int as kept from pg_prepared_statements
     where name in ('select_due', 'lease_messages', 'held_entries', 'situations_by_id', 'write_steps')`,
  );
  return rows;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

async function plans() {
  const all = (await onEachConnection(plansOf)).flat();
  return { planned: sum(all.map(({ planned }) => planned)), kept: sum(all.map(({ kept }) => kept)) };
}

describe('carrying entries behind a deep backlog', () => {
  it('reads a few rows for each, however many entries and past calls there are', async () => {
    const before = await rowsRead();
    const arrived = await carry(20);
    const after = await rowsRead();
    for (const [index, read] of after.entries())
      expect((read - (before[index] ?? 0)) / arrived, tables[index]).toBeLessThan(30);
  });

  it('plans no statement anew for its values', async () => {
    const before = await plans();
    await carry(4);
    const after = await plans();
    expect(after.planned).toBeLessThanOrEqual(before.planned);
    expect(after.kept).toBeGreaterThan(before.kept);
  });
});
