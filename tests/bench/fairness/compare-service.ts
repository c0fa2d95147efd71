import type { Client } from 'pg';

import { addBacklog } from '../../support/backlog.ts';
import { until } from '../../support/until.ts';
import type { BenchResult } from '../ratio.ts';
import { arrivedOf, hold, letGo } from './gates.ts';
import type { Tenant } from './tenants.ts';

/** On average of each, until connections are open and code is compiled. */
const warmUp = 40;
/**
 * On average of each while it is counted: two hundred turns of four, as the turns that the first and the last moment cut
 * would weigh too much among thirty.
 */
const counted = 800;
/** Of each tenant; more than anybody can be served until all is counted. */
const backlog = 1_000;

/** Equal backlogs begun at one moment: of whom most arrived against of whom least, once all are under way. */
export async function compareService(owner: Client, tenants: readonly Tenant[]): Promise<BenchResult> {
  for (const tenant of tenants) {
    await hold(owner, tenant);
    await addBacklog(owner, tenant, backlog);
  }
  const arrivedSince = (before: readonly number[], each: number) =>
    until(
      async () => (await arrivedOf(owner, tenants)).map((count, index) => count - (before[index] ?? 0)),
      (counts) => sum(counts) >= each * tenants.length,
      600_000,
    );
  const before = await arrivedOf(owner, tenants);
  await letGo(owner, tenants);
  const warm = await arrivedSince(before, warmUp);
  const startedMs = performance.now();
  const served = await arrivedSince(
    before.map((count, index) => count + (warm[index] ?? 0)),
    counted,
  );
  const seconds = (performance.now() - startedMs) / 1_000;
  const [least, most] = [Math.min(...served), Math.max(...served)];
  const ratio = most / least;
  return {
    name: 'fairness-service',
    ratio,
    goal: '<=1.05',
    pass: ratio <= 1.05 && most + Math.max(...warm) < backlog,
    details: {
      tenants: tenants.length,
      least,
      most,
      seconds,
      perSecond: sum(served) / seconds,
      warm,
      served,
    },
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
