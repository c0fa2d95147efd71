import { afterAll, beforeAll, expect, it } from 'vitest';

import { controlOf, heal } from '../real/lane.ts';
import { makeEntry, openTimeLane, recordsOf, type TimeLane } from '../real/time-lane.ts';
import { loseCall } from '../real/work.ts';

let lane: TimeLane;

beforeAll(async () => {
  lane = await openTimeLane();
});

afterAll(() => lane.product.stop());

it('renews a token that XPM rejects while it is asked what became of an entry, and finds the entry', async () => {
  const minutes = lane.nextMinutes();
  await makeEntry(lane, minutes);
  const path = '/practicemanager/3.1/time.api';
  await loseCall(lane, { gate: 'xpm', path: `${path}/add`, kind: 'drop-after', minutes: 2 });
  controlOf(lane).setFaults([{ path: `${path}/list`, kind: 'token-expired', count: 1 }]);
  await heal(lane);
  const asked = controlOf(lane)
    .calls()
    .filter(({ path: called }) => called.startsWith(`${path}/list`));
  expect(asked.map(({ status }) => status)).toEqual([401, 200]);
  expect(recordsOf(lane, minutes)).toHaveLength(1);
});
