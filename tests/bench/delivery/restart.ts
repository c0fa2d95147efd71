import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { ensureBuilt } from '../../../scripts/build/ensure-built.mjs';
import { type BenchResult, exponent, median } from '../ratio.ts';
import {
  crash,
  type CrashSite,
  firstPushAfter,
  freeGate,
  kill,
  settledAfter,
  withCrashSite,
} from './crash.ts';
import { startRealWorker } from './real-worker.ts';

const sizes = [1_000, 4_000, 16_000, 50_000];
const runsEach = 3;
/** Few enough that the limit of a minute holds nothing up. */
const smallBacklog = 20;

type Restart = { readonly inFlight: number; readonly firstPushS: number };
type Run = Restart & { readonly backlog: number; readonly bareS: number };

/**
 * A worker killed with all in flight that it may have, and another started at once, as a supervisor does: how long until
 * XPM took something the dead one had not begun, over growing backlogs; and until what was in flight, and never reached
 * XPM, is there. Beside it what a process takes that only connects to the database and asks one thing.
 */
export async function benchRestart(): Promise<BenchResult[]> {
  await ensureBuilt('scripts/start.ts');
  const bare = await ensureBuilt('tests/bench/delivery/bare-process.ts');
  const measured: Run[] = [];
  for (const backlog of sizes) {
    await withCrashSite(backlog, async (site) => {
      for (let run = 0; run < runsEach; run += 1) {
        const restarted = await restart(site);
        measured.push({ backlog, ...restarted, bareS: await bareStart(bare, site) });
      }
    });
  }
  const settledS = await withCrashSite(smallBacklog, settle);
  return [firstPush(measured), growth(measured), inFlight(settledS)];
}

async function restart(site: CrashSite): Promise<Restart> {
  const crashed = await crash(site);
  const next = startRealWorker(site.lane, site.lane.product.sandbox.url);
  const firstPushS = await firstPushAfter(site, crashed);
  await kill(next);
  await freeGate(site);
  return { inFlight: crashed.inFlight, firstPushS };
}

async function settle(site: CrashSite): Promise<number> {
  const crashed = await crash(site);
  const next = startRealWorker(site.lane, site.lane.product.sandbox.url);
  const seconds = await settledAfter(site, crashed);
  await kill(next);
  return seconds;
}

async function bareStart(program: string, { lane }: CrashSite): Promise<number> {
  const args = [program, lane.product.database.appUrl];
  const startedMs = performance.now();
  await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'exit');
  return (performance.now() - startedMs) / 1_000;
}

function firstPush(runs: readonly Run[]): BenchResult {
  const seconds = median(runs.map(({ firstPushS }) => firstPushS));
  const overBare = median(runs.map(({ firstPushS, bareS }) => firstPushS / bareS));
  const details = { runs, bareS: median(runs.map(({ bareS }) => bareS)), overBare };
  return { name: 'restart-first-push-s', ratio: seconds, goal: '<=2.00', pass: seconds <= 2, details };
}

/** Against the bare process of the same moment, as the machine may be busier for one size than for another. */
function growth(runs: readonly Run[]): BenchResult {
  const points = runs.map(({ backlog, firstPushS, bareS }) => ({ size: backlog, time: firstPushS / bareS }));
  const slope = exponent(points);
  const goal = '<=0.10, time as a power of the backlog';
  return { name: 'restart-growth', ratio: slope, goal, pass: slope <= 0.1, details: { points } };
}

function inFlight(seconds: number): BenchResult {
  const details = { seconds, backlog: smallBacklog };
  return { name: 'restart-in-flight-s', ratio: seconds, goal: '<=100.00', pass: seconds <= 100, details };
}
