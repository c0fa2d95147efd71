import { beforeAll, describe, expect, it } from 'vitest';

import { ensureBuilt } from '../../scripts/build/ensure-built.mjs';
import { isFullRun } from '../support/env.ts';
import { billWork } from './bill-work.ts';
import { atRest, type Lane } from './lane.ts';
import { type Strike, strikeAll, type Striker } from './strike-all.ts';
import { timeWork } from './time-work.ts';
import { startWorkerChild } from './worker-child.ts';
import type { Fault } from './worker-orders.ts';

const points = ['before', 'left'] as const;
/** Each strike starts a process, and there are two thousand: every third or fifth, so that both points have their turn. */
const strideOf = (stride: 3 | 5) => (isFullRun() ? 1 : stride);
const fullRunMs = 30 * 60_000;
let program: string;

beforeAll(async () => {
  program = await ensureBuilt('tests/real/worker-process.ts');
});

/** Worker processes on a lane, which end by themselves at a call of theirs. */
function killable(lane: Lane): Striker<Fault['point']> {
  return {
    async count() {
      const child = startWorkerChild(program, lane.orders(null));
      await atRest(lane);
      const calls = await child.calls();
      await child.stop();
      return calls;
    },
    async strike(at: Strike<Fault['point']>) {
      const child = startWorkerChild(program, lane.orders({ ...at, signal: 'SIGKILL' }));
      const end = await Promise.race([child.ended, atRest(lane).then(() => null)]);
      if (end === null) await child.stop();
      return end?.signal === 'SIGKILL';
    },
  };
}

describe('a worker process killed with SIGKILL at every statement and request of it', () => {
  it.each([
    ['adding, changing, removing or finding an entry', timeWork, strideOf(3)],
    ['posting a client bill or finding out what became of it', billWork, strideOf(5)],
  ])(
    'loses and doubles nothing when %s',
    async (_, work, stride) => {
      const { struck, wrong } = await strikeAll(work, { laneCount: 6, points, stride, strikerOf: killable });
      expect(wrong).toEqual([]);
      expect(struck).toBeGreaterThanOrEqual(isFullRun() ? 600 : 150);
    },
    fullRunMs,
  );
});
