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
/**
 * Each strike starts a process, and there are more than a thousand: every third or fifth, so that both points have their
 * turn. Together at least three hundred are struck; a statement fewer in the product is no reason to fail.
 */
const strikesOf = (stride: 3 | 5, atLeast: number) =>
  isFullRun() ? { stride: 1, atLeast: stride * atLeast } : { stride, atLeast };
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
    ['adding, changing, removing or finding an entry', timeWork, strikesOf(3, 170)],
    ['posting a client bill or finding out what became of it', billWork, strikesOf(5, 130)],
  ])(
    'loses and doubles nothing when %s',
    async (_, work, { stride, atLeast }) => {
      const { struck, wrong } = await strikeAll(work, { laneCount: 6, points, stride, strikerOf: killable });
      expect(wrong).toEqual([]);
      expect(struck).toBeGreaterThanOrEqual(atLeast);
    },
    fullRunMs,
  );
});
