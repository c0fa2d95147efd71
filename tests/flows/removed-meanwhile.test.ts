import { asSystem } from '@throughline/core/as-system';
import { askRead, readingsOf } from '@throughline/core/time-entry/load-unresolved';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { toRemoteTime } from '../../apps/api/src/deliveries/time-outcome.ts';
import { outboxMessages } from '../../packages/core/src/db/schema/outbox-messages.ts';
import { heal } from '../real/lane.ts';
import { makeEntry, openTimeLane, recordsOf, type TimeLane } from '../real/time-lane.ts';
import { loseCall } from '../real/work.ts';

let lane: TimeLane;

beforeAll(async () => {
  lane = await openTimeLane();
  await lane.tom.api.practice.update.mutate({ noteMarker: false });
});

afterAll(() => lane.product.stop());

it('never takes the record of a twin that was removed while XPM was read', async () => {
  const { tom, product, practiceId } = lane;
  const { db, delivery, api } = product.wiring;
  const minutes = lane.nextMinutes();
  const twin = await makeEntry(lane, minutes);
  await heal(lane);
  const [removed] = recordsOf(lane, minutes);
  const own = await makeEntry(lane, minutes);
  await loseCall(lane, {
    gate: 'xpm',
    path: '/practicemanager/3.1/time.api/add',
    kind: 'drop-after',
    minutes: 2,
  });
  const call = { practiceId, verb: 'delivery.resolve', now: new Date(), settings: delivery.settings };
  const messages = await asSystem(db, call, async ({ tx }) =>
    (await tx.select().from(outboxMessages)).filter(({ subjectId }) => subjectId === own),
  );
  const request = await asSystem(db, call, (ctx) => askRead(ctx, messages));
  const xpm = await api.remotes.xpm(practiceId);
  const times = await xpm.read('time.api/list', (client) =>
    client.time.list({ from: '2026-11-01', to: '2026-11-30' }),
  );
  await tom.api.timeEntry.remove.mutate({ timeEntryId: twin });
  await heal(lane);
  expect(recordsOf(lane, minutes).map(({ uuid }) => uuid)).not.toContain(removed?.uuid);

  const readings = await asSystem(db, call, (ctx) =>
    readingsOf(ctx, messages, { request, times: times.map(toRemoteTime), timing: delivery.timing }),
  );
  const [reading] = readings.values();
  expect(reading?.matches.map(({ remoteId }) => remoteId)).not.toContain(removed?.uuid);
});
