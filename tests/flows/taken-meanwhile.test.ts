import { asSystem } from '@throughline/core/as-system';
import type { ServiceContext } from '@throughline/core/context';
import { askRead, readingsOf } from '@throughline/core/time-entry/load-unresolved';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { toRemoteTime } from '../../apps/api/src/deliveries/time-outcome.ts';
import { outboxMessages } from '../../packages/core/src/db/schema/outbox-messages.ts';
import { heal } from '../real/lane.ts';
import { makeEntry, openTimeLane, recordsOf, type TimeLane } from '../real/time-lane.ts';
import { loseCall } from '../real/work.ts';
import { withClient } from '../support/template-database.ts';

let lane: TimeLane;

beforeAll(async () => {
  lane = await openTimeLane();
  await lane.tom.api.practice.update.mutate({ noteMarker: false });
});

afterAll(() => lane.product.stop());

const call = () => {
  const { delivery } = lane.product.wiring;
  return {
    practiceId: lane.practiceId,
    verb: 'delivery.resolve',
    now: new Date(),
    settings: delivery.settings,
  };
};

const inSystem = <T>(work: (ctx: ServiceContext) => Promise<T>): Promise<T> =>
  asSystem(lane.product.wiring.db, call(), work);

/** A twin that is in XPM, and an entry whose addition is there too, though nobody saw that. */
async function twinAndOwn() {
  const minutes = lane.nextMinutes();
  const twin = await makeEntry(lane, minutes);
  await heal(lane);
  const [twins] = recordsOf(lane, minutes);
  const own = await makeEntry(lane, minutes);
  await loseCall(lane, {
    gate: 'xpm',
    path: '/practicemanager/3.1/time.api/add',
    kind: 'drop-after',
    minutes: 2,
  });
  const messages = await inSystem(async ({ tx }) =>
    (await tx.select().from(outboxMessages)).filter(({ subjectId }) => subjectId === own),
  );
  return { minutes, twin, twins: twins?.uuid ?? '', messages };
}

type Messages = Awaited<ReturnType<typeof twinAndOwn>>['messages'];

/** A read of XPM, and what it says of the messages after what happens during it. */
async function readDuring(messages: Messages, happens: () => Promise<unknown>) {
  const request = await inSystem((ctx) => askRead(ctx, messages));
  const xpm = await lane.product.wiring.api.remotes.xpm(lane.practiceId);
  const times = await xpm.read('time.api/list', (client) =>
    client.time.list({ from: '2026-11-01', to: '2026-11-30' }),
  );
  await happens();
  const { timing } = lane.product.wiring.delivery;
  const readings = await inSystem((ctx) =>
    readingsOf(ctx, messages, { request, times: times.map(toRemoteTime), timing }),
  );
  return [...readings.values()].map(({ matches }) => matches.map(({ remoteId }) => remoteId));
}

it('never takes the record of a twin that was removed while XPM was read', async () => {
  const { minutes, twin, twins, messages } = await twinAndOwn();
  const found = await readDuring(messages, async () => {
    await lane.tom.api.timeEntry.remove.mutate({ timeEntryId: twin });
    await heal(lane);
    expect(recordsOf(lane, minutes).map(({ uuid }) => uuid)).not.toContain(twins);
  });
  expect(found.flat()).not.toContain(twins);
});

it('says nothing of an entry from a list that began before a twin took what is on it', async () => {
  const { minutes, twin, twins, messages } = await twinAndOwn();
  const adopted = () =>
    withClient(lane.product.database.ownerUrl, (client) =>
      client.query('update outbox_messages set synced_at = now() where subject_id = $1', [twin]),
    );
  expect(await readDuring(messages, adopted)).toEqual([]);
  const others = recordsOf(lane, minutes).flatMap(({ uuid }) => (uuid === twins ? [] : [uuid]));
  expect(await readDuring(messages, () => Promise.resolve())).toEqual([others]);
});
