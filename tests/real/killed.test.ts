import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { receiptsHold } from '../../apps/api/src/receipts/receipt-report.ts';
import { verifyReceipts } from '../../apps/api/src/receipts/verify-receipts.ts';
import { ensureBuilt } from '../../scripts/build/ensure-built.mjs';
import { atRest, heal, type Lane, letMinutesPass, openLane } from './lane.ts';
import { arrange, type Entry, type Operation, operations, wrongInXpm } from './operations.ts';
import { startWorkerChild } from './worker-child.ts';
import type { Fault } from './worker-orders.ts';

const laneCount = 6;
const points = ['before', 'left'] as const;
let program: string;
let lanes: readonly Lane[] = [];

beforeAll(async () => {
  program = await ensureBuilt('tests/real/worker-process.ts');
  lanes = await Promise.all(Array.from({ length: laneCount }, () => openLane()));
});

afterAll(async () => {
  await Promise.all(lanes.map(({ product }) => product.stop()));
});

/** Runs a worker until it is struck, or has nothing left to do. @returns 1 if it was struck, else 0 */
async function runStruck(lane: Lane, fault: Fault): Promise<number> {
  const child = startWorkerChild(program, lane.orders(fault));
  const end = await Promise.race([child.ended, atRest(lane).then(() => null)]);
  if (end === null) await child.stop();
  return end?.signal === 'SIGKILL' ? 1 : 0;
}

/** How many port calls it takes to carry each operation out. */
async function countCalls(lane: Lane): Promise<ReadonlyMap<Operation, number>> {
  const counted = new Map<Operation, number>();
  let entry: Entry | null = null;
  for (const operation of operations) {
    entry = await arrange(lane, operation, entry);
    const child = startWorkerChild(program, lane.orders(null));
    await atRest(lane);
    counted.set(operation, await child.calls());
    await child.stop();
  }
  return counted;
}

type Strike = { readonly call: number; readonly point: Fault['point'] };
type Result = { readonly struck: number; readonly wrong: readonly string[] };

/** Adds, changes and removes one entry, the worker killed at the same call of each, and another one going on. */
async function strike(lane: Lane, at: Strike, counted: ReadonlyMap<Operation, number>): Promise<Result> {
  const wrong: string[] = [];
  let struck = 0;
  let entry: Entry | null = null;
  for (const operation of operations) {
    await letMinutesPass(lane);
    entry = await arrange(lane, operation, entry);
    if (at.call <= (counted.get(operation) ?? 0))
      struck += await runStruck(lane, { ...at, signal: 'SIGKILL' });
    await heal(lane);
    const problem = wrongInXpm(lane, entry);
    if (problem !== null) wrong.push(`${operation}, killed ${at.point} call ${at.call}: ${problem}`);
  }
  return { struck, wrong };
}

describe('a worker process killed with SIGKILL', () => {
  it('at every statement and request of an addition, a change and a removal loses and doubles nothing', async () => {
    const [first] = lanes;
    if (!first) throw new Error('no lane');
    const counted = await countCalls(first);
    const calls = Array.from({ length: Math.max(...counted.values()) }, (_, index) => index + 1);
    const strikes = calls.flatMap((call): Strike[] => points.map((point) => ({ call, point })));
    const results: Result[] = [];
    await Promise.all(
      lanes.map(async (lane) => {
        for (let next = strikes.shift(); next; next = strikes.shift()) {
          results.push(await strike(lane, next, counted));
        }
      }),
    );
    expect(results.flatMap(({ wrong }) => wrong)).toEqual([]);
    const struck = results.reduce((sum, result) => sum + result.struck, 0);
    expect(struck).toBeGreaterThanOrEqual(300);
    for (const lane of lanes) {
      const report = await verifyReceipts(lane.product.wiring.chores, lane.tom.practiceId);
      expect(receiptsHold(report), JSON.stringify(report)).toBe(true);
      expect(lane.product.sandbox.sandbox.control.calls().filter(({ status }) => status === 429)).toEqual([]);
    }
  });
});
