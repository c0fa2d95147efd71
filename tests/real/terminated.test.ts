import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { receiptsHold } from '../../apps/api/src/receipts/receipt-report.ts';
import { verifyReceipts } from '../../apps/api/src/receipts/verify-receipts.ts';
import { startDeliveryLoop } from '../../apps/api/src/worker/delivery-loop.ts';
import { isFullRun } from '../support/env.ts';
import { withClient } from '../support/template-database.ts';
import { atRest, type Lane, letMinutesPass, openLane } from './lane.ts';
import { arrange, type Entry, wrongInXpm } from './operations.ts';
import { type StatementWatch, watchStatements } from './watch-statements.ts';

const laneCount = 5;
/** Every how manieth statement is struck; all of them in a full run. */
const stride = isFullRun() ? 1 : 3;

type Watched = { readonly lane: Lane; readonly watch: StatementWatch };
let lanes: readonly Watched[] = [];

beforeAll(async () => {
  lanes = await Promise.all(
    Array.from({ length: laneCount }, async () => {
      const lane = await openLane();
      return { lane, watch: watchStatements(lane.product.wiring.db.pool) };
    }),
  );
});

afterAll(() => Promise.all(lanes.map(({ lane }) => lane.product.stop())));

/** What is carried out; a lost answer brings the reading that finds it. Nothing stays, as a day has 24 hours. */
const tasks = ['add', 'update', 'delete', 'lost add', 'delete'] as const;
type Task = (typeof tasks)[number];
type Result = { readonly task: Task; readonly wrong: string | null; readonly statements: number };

/** Carries a task out with one worker, which may lose its connection on the way. @returns statements it took */
async function carryOut({ lane, watch }: Watched, at: number | null): Promise<number> {
  const { wiring, database } = lane.product;
  const loop = startDeliveryLoop(wiring.delivery);
  watch.begin(async (statement, pid) => {
    if (statement !== at) return;
    await withClient(database.ownerUrl, (client) => client.query('select pg_terminate_backend($1)', [pid]));
  });
  try {
    await atRest(lane);
  } finally {
    await loop.stop();
  }
  return watch.end();
}

async function run(watched: Watched, at: number | null, chosen: readonly Task[] = tasks): Promise<Result[]> {
  const { lane } = watched;
  const results: Result[] = [];
  let entry: Entry | null = null;
  for (const task of chosen) {
    await letMinutesPass(lane);
    const { control } = lane.product.sandbox.sandbox;
    const isLost = task === 'lost add';
    control.setFaults(
      isLost ? [{ path: '/practicemanager/3.1/time.api/add', kind: 'drop-after', count: 1 }] : [],
    );
    entry = await arrange(lane, isLost ? 'add' : task, entry);
    const statements = await carryOut(watched, at);
    results.push({ task, wrong: wrongInXpm(lane, entry), statements });
  }
  return results;
}

describe('a worker whose connection to PostgreSQL is terminated', () => {
  it('at any statement of any transaction goes on by itself and loses and doubles nothing', async () => {
    const [first] = lanes;
    if (!first) throw new Error('no lane');
    const counted = await run(first, null);
    const most = Math.max(...counted.map(({ statements }) => statements));
    const shortest = Math.max(...counted.slice(0, 3).map(({ statements }) => statements));
    const strikes = Array.from({ length: Math.ceil(most / stride) }, (_, index) => 1 + index * stride);
    const wrong: string[] = [];
    let struck = 0;
    await Promise.all(
      lanes.map(async (watched) => {
        for (let at = strikes.shift(); at !== undefined; at = strikes.shift()) {
          // Only finding a lost answer takes so many.
          const isLong = at > shortest;
          for (const result of await run(watched, at, isLong ? ['lost add', 'delete'] : tasks)) {
            struck += result.statements >= at ? 1 : 0;
            if (result.wrong !== null) wrong.push(`${result.task}, statement ${at}: ${result.wrong}`);
          }
        }
      }),
    );
    expect(wrong).toEqual([]);
    expect(struck).toBeGreaterThanOrEqual(isFullRun() ? 300 : 100);
    for (const { lane } of lanes) {
      const report = await verifyReceipts(lane.product.wiring.chores, lane.tom.practiceId);
      expect(receiptsHold(report), JSON.stringify(report)).toBe(true);
    }
  });
});
