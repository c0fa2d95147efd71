import { type Worker, startWorker } from '@throughline/api/worker/start-worker';
import { claimDue } from '@throughline/core/outbox/claim-due';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { makeEntry, openTimeLane, type TimeLane } from '../real/time-lane.ts';
import { withClient } from '../support/template-database.ts';
import { until } from '../support/until.ts';

/** As long as a worker waits for an answer. */
const heldMs = 4_000;

let lane: TimeLane;
let busy: Worker | null = null;

beforeAll(async () => {
  lane = await openTimeLane({ httpTimeoutMs: heldMs, leaseMs: 6_000, sendFenceMs: 1_000, lateEffectMs: 500 });
});

afterAll(async () => {
  await busy?.stop();
  await lane.product.stop();
});

function inFlight(): Promise<number> {
  return withClient(lane.product.database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::int as count from remote_calls where ended_at is null',
    );
    return rows[0]?.count ?? -1;
  });
}

it('leaves the next worker a place, however much one has in flight', async () => {
  const { product, tom } = lane;
  product.sandbox.sandbox.control.setFaults([{ path: '.*time.api/add', kind: 'delay', delayMs: heldMs }]);
  for (let minutes = 1; minutes <= 8; minutes += 1) await makeEntry(lane, minutes);
  busy = startWorker(product.wiring);
  await until(inFlight, (count) => count === 4);
  const { practiceId } = tom;
  const { timing } = product.wiring.delivery;
  const claim = { practiceId, kind: 'xpm', workerId: 'next', limit: 4, timing, what: 'time.api' } as const;
  const taken = await until(
    () => claimDue(product.wiring.db, claim),
    (messages) => messages.length > 0,
    heldMs / 2,
  );
  expect(taken.length).toBe(1);
  expect(await inFlight()).toBe(5);
});
