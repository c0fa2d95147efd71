import { type ProtocolRules, protocolRules } from '@throughline/core/sync/rules';
import { defaultTiming } from '@throughline/core/sync/timing';

import { Chaos } from './actors/chaos.ts';
import { checkAtRest } from './check/at-rest.ts';
import type { Tally } from './check/tally.ts';
import { Watch } from './check/watch.ts';
import { drawProfile, type Profile } from './engine/profile.ts';
import { Random } from './engine/random.ts';
import { Scheduler } from './engine/scheduler.ts';
import { Sim } from './engine/sim.ts';
import { Trace } from './engine/trace.ts';
import { Limits } from './remote/limits.ts';
import { Xero } from './remote/xero.ts';
import { Xpm } from './remote/xpm.ts';
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
  readonly rules?: ProtocolRules;
};

/** One run of one seed: chaos first, then everything heals and all has to come right. */
export async function runSeed(
  seed: number,
  { tally, trace = false, change = {}, rules = protocolRules }: SeedOptions,
): Promise<SeedResult> {
  const random = new Random(seed);
  const chaos = { ...drawProfile(random, new Random(seed ^ 0x5eed)), ...change };
  const sim = new Sim({ random, chaos, tally, trace: new Trace(trace), scheduler: new Scheduler() });
  sim.note('profile', JSON.stringify(chaos));
  const watch = new Watch(sim);
  const store = new Store(sim, { timing: defaultTiming, watch, rules });
  const xpm = new Xpm(() => random.id('t'));
  const xero = new Xero(() => random.id('i'));
  const tenantOf = (kind: 'xpm' | 'ledger') => ({
    kind,
    limits: new Limits(chaos.fewCallsLeft ? 60 : 5_000),
    isTokenGood: true,
    isRevoked: false,
  });
  const world: World = {
    sim,
    store,
    watch,
    xpm,
    xero,
    timing: defaultTiming,
    tenants: { xpm: tenantOf('xpm'), ledger: tenantOf('ledger') },
  };
  watch.begin({ store, xpm, xero });
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
