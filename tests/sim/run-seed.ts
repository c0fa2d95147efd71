import { defaultTiming } from '@throughline/core/sync/timing';

import { Chaos } from './actors/chaos.ts';
import { consent } from './actors/consent.ts';
import { checkAtRest } from './check/at-rest.ts';
import type { Tally } from './check/tally.ts';
import { Watch } from './check/watch.ts';
import { core, type Core } from './engine/core.ts';
import { drawProfile, type Profile } from './engine/profile.ts';
import { Random } from './engine/random.ts';
import { Scheduler } from './engine/scheduler.ts';
import { Sim } from './engine/sim.ts';
import { Trace } from './engine/trace.ts';
import { Identity } from './remote/identity.ts';
import { Limits } from './remote/limits.ts';
import { Xero } from './remote/xero.ts';
import { Xpm } from './remote/xpm.ts';
import { gatesOf, type GateId, practiceIds } from './world/practices.ts';
import { Store } from './world/store.ts';
import type { World } from './world/world.ts';

export type SeedResult = {
  readonly seed: number;
  /** Of everything that happened, in order. */
  readonly hash: string;
  /** Which invariants were violated, and how; empty when all is well. */
  readonly violations: readonly string[];
  /** For people; null unless asked for. */
  readonly lines: readonly string[] | null;
};

export type SeedOptions = {
  readonly tally: Tally;
  readonly trace?: boolean;
  readonly change?: Partial<Profile>;
  /** Others only to show that each is needed. */
  readonly production?: Partial<Core>;
};

/** One run of one seed: chaos first, then everything heals and all has to come right. */
export async function runSeed(
  seed: number,
  { tally, trace = false, change = {}, production = {} }: SeedOptions,
): Promise<SeedResult> {
  const random = new Random(seed);
  const chaos = { ...drawProfile(random, new Random(seed ^ 0x5eed)), ...change };
  const sim = new Sim({
    random,
    chaos,
    tally,
    core: { ...core, ...production },
    trace: new Trace(trace),
    scheduler: new Scheduler(),
  });
  sim.note('profile', JSON.stringify(chaos));
  const timing = { ...defaultTiming, lateEffectMs: chaos.lateEffectMs };
  const watch = new Watch(sim, timing);
  const store = new Store(sim, { timing, watch });
  const practices = practiceIds.slice(0, chaos.practices);
  const tenantOf = (gate: GateId) => ({ gate, limits: new Limits(chaos.dayCalls) });
  const remote = () => ({ xpm: new Xpm(() => random.id('t')), xero: new Xero(() => random.id('i')) });
  const world: World = {
    sim,
    store,
    watch,
    timing,
    practices,
    gates: practices.flatMap(gatesOf),
    remotes: { p1: remote(), p2: remote() },
    tenants: {
      'p1 xpm': tenantOf('p1 xpm'),
      'p1 ledger': tenantOf('p1 ledger'),
      'p2 xpm': tenantOf('p2 xpm'),
      'p2 ledger': tenantOf('p2 ledger'),
    },
    identity: new Identity(chaos.tokenMs),
  };
  watch.begin(world);
  for (const practice of practices) consent(world, practice);
  sim.scheduler.afterEach = () => {
    watch.check();
  };
  const actors = new Chaos(world);
  await actors.rage();
  if (sim.violations.length === 0) await actors.heal();
  if (sim.violations.length === 0) checkAtRest(world);
  tally.events += sim.scheduler.events;
  return { seed, hash: sim.trace.hash(), violations: sim.violations, lines: sim.trace.lines };
}
