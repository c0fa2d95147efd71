import type { Client } from 'pg';

import { addBacklog } from '../../support/backlog.ts';
import { until } from '../../support/until.ts';
import type { BenchResult } from '../ratio.ts';
import { arrivedOf, hold, letGo } from './gates.ts';
import type { Tenant } from './tenants.ts';

/** Of each tenant; more than anybody can be served while it is counted. */
const backlog = 180;
/** It is counted who got how much once this many arrived of each on average. */
const servedEach = 120;

/** Equal backlogs begun at one moment: of whom most arrived against of whom least. */
export async function compareService(owner: Client, tenants: readonly Tenant[]): Promise<BenchResult> {
  for (const tenant of tenants) {
    await hold(owner, tenant);
    await addBacklog(owner, tenant, backlog);
  }
  const before = await arrivedOf(owner, tenants);
  const startedMs = performance.now();
  await letGo(owner, tenants);
  const served = await until(
    async () => (await arrivedOf(owner, tenants)).map((count, index) => count - (before[index] ?? 0)),
    (counts) => sum(counts) >= servedEach * tenants.length,
    600_000,
  );
  const seconds = (performance.now() - startedMs) / 1_000;
  const [least, most] = [Math.min(...served), Math.max(...served)];
  const ratio = most / least;
  return {
    name: 'fairness-service',
    ratio,
    goal: '<=1.05',
    pass: ratio <= 1.05 && most < backlog,
    details: { tenants: tenants.length, least, most, seconds, perSecond: sum(served) / seconds, served },
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
