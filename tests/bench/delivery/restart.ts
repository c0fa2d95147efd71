import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { makeEntry, type TimeLane } from '../../real/time-lane.ts';
import { until } from '../../support/until.ts';
import { type BenchResult, median } from '../ratio.ts';
import { withBenchLane } from './bench-lane.ts';

const runs = 5;
const backlog = 30;

/**
 * A worker killed under a backlog and started again as the product is: how long until the first entry is in XPM, in
 * seconds; beside it what a process takes that only connects to the database and asks one thing.
 */
export async function benchRestart(): Promise<BenchResult[]> {
  return withBenchLane({}, async (lane) => {
    for (let count = 0; count < backlog; count += 1) await makeEntry(lane, 1 + count);
    const seconds: number[] = [];
    const bareSeconds: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      seconds.push(await firstPush(lane));
      bareSeconds.push(await bareStart(lane));
    }
    const details = { seconds, bareSeconds, backlog };
    const ours = median(seconds);
    return [{ name: 'restart-first-push-s', ratio: ours, goal: '<=2.00', pass: ours <= 2, details }];
  });
}

async function firstPush(lane: TimeLane): Promise<number> {
  const { control } = lane.product.sandbox.sandbox;
  control.clearCalls();
  const startedMs = performance.now();
  const child = start('../../real/worker-process.ts', [JSON.stringify(lane.orders(null))]);
  await until(
    () =>
      control.calls().filter(({ path, status }) => path.includes('time.api/add') && status === 200).length,
    (arrived) => arrived > 0,
    60_000,
  );
  const took = (performance.now() - startedMs) / 1_000;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  return took;
}

async function bareStart(lane: TimeLane): Promise<number> {
  const startedMs = performance.now();
  await once(start('./bare-process.ts', [lane.product.database.appUrl]), 'exit');
  return (performance.now() - startedMs) / 1_000;
}

function start(program: string, args: readonly string[]): ChildProcess {
  const file = fileURLToPath(new URL(program, import.meta.url));
  return fork(file, args, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}
