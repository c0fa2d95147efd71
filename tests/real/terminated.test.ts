import { describe, expect, it } from 'vitest';

import { startDeliveryLoop } from '../../apps/api/src/worker/delivery-loop.ts';
import { withClient } from '../support/template-database.ts';
import { billWork } from './bill-work.ts';
import { atRest, type Lane } from './lane.ts';
import { strikeAll, type Striker } from './strike-all.ts';
import { timeWork } from './time-work.ts';
import { watchStatements } from './watch-statements.ts';

/** A worker of this process on a lane, which loses its connection before a statement and goes on by itself. */
function terminable(lane: Lane): Striker<'before'> {
  const { wiring, database } = lane.product;
  const watch = watchStatements(wiring.db.pool);
  const carryOut = async (at: number | null): Promise<number> => {
    watch.begin(async (statement, pid) => {
      if (statement !== at) return;
      await withClient(database.ownerUrl, (client) => client.query('select pg_terminate_backend($1)', [pid]));
    });
    const loop = startDeliveryLoop(wiring.delivery);
    try {
      await atRest(lane);
    } finally {
      await loop.stop();
    }
    return watch.end();
  };
  return {
    count: () => carryOut(null),
    strike: async ({ call }) => (await carryOut(call)) >= call,
  };
}

describe('a worker whose connection to PostgreSQL is terminated at any statement of any transaction', () => {
  it.each([
    ['adding, changing, removing or finding an entry', timeWork],
    ['posting a client bill or finding out what became of it', billWork],
  ])('goes on by itself and loses and doubles nothing when %s', async (_, work) => {
    const { struck, wrong } = await strikeAll(work, {
      laneCount: 6,
      points: ['before'],
      stride: 1,
      strikerOf: terminable,
    });
    expect(wrong).toEqual([]);
    expect(struck).toBeGreaterThanOrEqual(200);
  });
});
