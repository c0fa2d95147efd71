import { gateLimits } from '@throughline/core/outbox/gate-limits';
import type { Client } from 'pg';

import type { Worked } from '../../support/backlog.ts';
import { type BenchResult, median, percentile } from '../ratio.ts';
import { arrivedOf, hold, letGo } from './gates.ts';
import { waitsOf } from './small-tenants.ts';
import type { Tenant } from './tenants.ts';

const pairs = 3;
/** A minute of XPM: what it allows leaves in one go once a minute, and all of that is in each turn. */
const turnMs = 60_000;

/**
 * How long changes of small tenants wait until they leave: alone and while `big` drains its backlog, in turns, each
 * first every other time, so that a machine that slows down slows both.
 */
export async function compareWaits(
  owner: Client,
  { big, tenants }: { readonly big: Worked; readonly tenants: readonly Tenant[] },
): Promise<BenchResult> {
  const waits: Record<'alone' | 'beside', number[]> = { alone: [], beside: [] };
  await letGo(owner, [big]);
  // Connections are opened and code is compiled before anything counts.
  await waitsOf(owner, tenants, turnMs / 6);
  const [before = 0] = await arrivedOf(owner, [big]);
  for (let number = 0; number < pairs; number += 1) {
    const parts = ['alone', 'beside'] as const;
    for (const part of number % 2 === 0 ? parts : parts.toReversed()) {
      await (part === 'alone' ? hold(owner, big) : letGo(owner, [big]));
      waits[part].push(...(await waitsOf(owner, tenants, turnMs)));
    }
  }
  const [after = 0] = await arrivedOf(owner, [big]);
  await hold(owner, big);
  const ratio = percentile(waits.beside, 0.95) / percentile(waits.alone, 0.95);
  const drained = after - before;
  const details = {
    tenants: tenants.length,
    drained,
    aloneMs: told(waits.alone),
    besideMs: told(waits.beside),
  };
  // Nothing is compared unless the backlog moved beside them as fast as XPM allows.
  const pass = ratio <= 1.2 && drained >= 0.9 * pairs * gateLimits.perMinuteMax;
  return { name: 'fairness-wait', ratio, goal: '<=1.20', pass, details };
}

function told(ms: readonly number[]) {
  const at = (share: number) => percentile(ms, share);
  return { n: ms.length, median: median(ms), p95: at(0.95), p99: at(0.99), max: Math.max(...ms) };
}
