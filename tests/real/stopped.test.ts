import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { defaultTiming } from '@throughline/core/sync/timing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { ensureBuilt } from '../../scripts/build/ensure-built.mjs';
import { isFullRun } from '../support/env.ts';
import { until } from '../support/until.ts';
import { atRest, heal, shortTiming } from './lane.ts';
import { makeEntry, openTimeLane, recordsOf, type TimeLane } from './time-lane.ts';
import { startWorkerChild } from './worker-child.ts';

/** As shipped, or so short that lease, fence and quiet time pass within seconds. */
const timing = isFullRun() ? defaultTiming : shortTiming;
const stoppedMs = isFullRun() ? 10 * 60_000 : 4_000;
const longestMs = isFullRun() ? 15 * 60_000 : 120_000;

let program: string;
let lane: TimeLane;

beforeAll(async () => {
  program = await ensureBuilt('tests/real/worker-process.ts');
  lane = await openTimeLane(timing);
});

afterAll(async () => {
  await lane.product.stop();
});

const posts = () => lane.product.sandbox.sandbox.control.calls().filter(({ method }) => method === 'POST');

describe('a worker process stopped with SIGSTOP between its intent and its send', () => {
  it(
    'does not send when it goes on after the fence, whether or not another worker took over',
    async () => {
      const alone = lane.nextMinutes();
      await makeEntry(lane, alone);
      const child = startWorkerChild(
        program,
        lane.orders({ call: 'intent', point: 'left', signal: 'SIGSTOP' }),
      );
      await until(
        () => stateOf(child.pid),
        (state) => state === 'T',
      );
      await sleep(stoppedMs);
      expect(posts().filter(({ path }) => path.includes('time.api'))).toEqual([]);

      await heal(lane, 150_000);
      expect(recordsOf(lane, alone)).toHaveLength(1);
      const sentByOther = posts().length;
      child.kill('SIGCONT');
      await sleep(1_500);
      expect(posts()).toHaveLength(sentByOther);
      expect(recordsOf(lane, alone)).toHaveLength(1);

      const next = lane.nextMinutes();
      await makeEntry(lane, next);
      await atRest(lane, 30_000);
      expect(recordsOf(lane, next)).toHaveLength(1);
      await child.stop();
    },
    longestMs,
  );
});

/** The kernel's letter for what a process does; `T` when it is stopped. */
async function stateOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2)[0] ?? '';
}
