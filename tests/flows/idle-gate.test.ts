import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startDeliveryLoop } from '../../apps/api/src/worker/delivery-loop.ts';
import { heal } from '../real/lane.ts';
import { makeEntry, openTimeLane, type TimeLane } from '../real/time-lane.ts';
import { watchStatements } from '../real/watch-statements.ts';
import { withClient } from '../support/template-database.ts';

let lane: TimeLane;

beforeAll(async () => {
  lane = await openTimeLane();
});

afterAll(() => lane.product.stop());

describe('a gate at which nothing waits any more', () => {
  it('sleeps, and costs the database next to nothing', async () => {
    const watch = watchStatements(lane.product.wiring.db.pool);
    await makeEntry(lane, lane.nextMinutes());
    await heal(lane);
    const loop = startDeliveryLoop(lane.product.wiring.delivery);
    await sleep(1_000);
    watch.begin(async () => undefined);
    await sleep(2_000);
    expect(watch.end()).toBeLessThan(10);
    await loop.stop();
    const { rows } = await withClient(lane.product.database.ownerUrl, (client) =>
      client.query('select kind from delivery_gates where next_due_at is not null'),
    );
    expect(rows).toEqual([]);
  });
});
