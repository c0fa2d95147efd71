import { setTimeout as sleep } from 'node:timers/promises';

import type { Client } from 'pg';

import { until } from '../../support/until.ts';
import type { Tenant } from './tenants.ts';

const workDate = '2026-11-18';
const pauseMs = 250;

/**
 * Changes of these tenants in turn for so long, each once the one before has left: so that a machine that is busy
 * otherwise is not measured by a queue of its own.
 *
 * @returns of each, in milliseconds by the database's clock, from its being made to its request leaving for XPM
 */
export async function waitsOf(owner: Client, tenants: readonly Tenant[], forMs: number): Promise<number[]> {
  const waits: number[] = [];
  const endMs = performance.now() + forMs;
  while (performance.now() < endMs) {
    const tenant = tenants[waits.length % tenants.length];
    if (!tenant) throw new Error('there is no tenant');
    const { api, workItemId } = tenant;
    const { id } = await api.timeEntry.create.mutate({ workItemId, workDate, minutes: 1 });
    const wait = await until(
      () => waitOf(owner, id),
      (ms) => ms !== null,
      120_000,
    );
    waits.push(wait ?? Number.NaN);
    await sleep(pauseMs);
  }
  return waits;
}

async function waitOf(owner: Client, timeEntryId: string): Promise<number | null> {
  const { rows } = await owner.query<{ ms: number }>(
    `select extract(epoch from min(e.at) - m.created_at)::float8 * 1000 as ms
     from outbox_messages m
     join delivery_events e on e.practice_id = m.practice_id and e.message_id = m.id and e.event = 'attempt'
     where m.subject_id = $1
     group by m.id, m.created_at`,
    [timeEntryId],
  );
  return rows[0]?.ms ?? null;
}
