import { defaultTiming } from '@throughline/core/sync/timing';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { startDeliveryLoop } from '../../apps/api/src/worker/delivery-loop.ts';
import type { Loop } from '../../apps/api/src/worker/run-loop.ts';
import { openTimeLane, type TimeLane, workDate } from '../real/time-lane.ts';
import { liftLimits } from '../support/lift-limits.ts';
import { poison } from '../support/poison.ts';
import { until } from '../support/until.ts';

let lane: TimeLane;
let owner: pg.Client;
let loop: Loop;
let poisoned: ReturnType<typeof poison> | null = null;

beforeAll(async () => {
  lane = await openTimeLane(defaultTiming);
  owner = new pg.Client({ connectionString: lane.product.database.ownerUrl });
  await owner.connect();
  await liftLimits(lane.product, 0);
});

afterAll(async () => {
  await owner.end();
  await lane.product.stop();
});

beforeEach(() => {
  loop = startDeliveryLoop(lane.product.wiring.delivery);
});

afterEach(async () => {
  await loop.stop();
  poisoned?.stop();
});

async function enter(note: string): Promise<string> {
  const { tom, workItemId } = lane;
  const { id } = await tom.api.timeEntry.create.mutate({ workItemId, workDate, minutes: 1, note });
  loop.wake();
  return id;
}

const enterMany = (count: number, note: string) =>
  Promise.all(Array.from({ length: count }, () => enter(note)));

type Message = { readonly state: string; readonly reason: string | null; readonly attempts: number };

async function messageOf(timeEntryId: string): Promise<Message | undefined> {
  const { rows } = await owner.query<Message>(
    'select state, reason, attempts from outbox_messages where subject_id = $1',
    [timeEntryId],
  );
  return rows[0];
}

async function arrived(timeEntryIds: readonly string[], ms = 40_000): Promise<void> {
  await until(
    async () => {
      const { rows } = await owner.query<{ count: number }>(
        `select count(*)::int from outbox_messages where state = 'delivered' and subject_id = any($1)`,
        [timeEntryIds],
      );
      return rows[0]?.count;
    },
    (count) => count === timeEntryIds.length,
    ms,
  );
}

/** As if a quarter of an hour had passed for what waits: the longest of its pauses is over. */
async function letBackOffPass(): Promise<void> {
  await owner.query(
    `update outbox_messages
     set available_at = available_at - interval '15 minutes', quiet_at = quiet_at - interval '15 minutes'
     where state in ('queued', 'uncertain') and lease_until is null`,
  );
  await owner.query(`update delivery_gates set next_due_at = now() where next_due_at is not null`);
  loop.wake();
}

async function gatePauses(): Promise<unknown[]> {
  const { rows } = await owner.query(
    `select pause_reason from delivery_gates where paused_until is not null`,
  );
  return rows;
}

const recordsWith = (note: string) =>
  lane.product.sandbox.sandbox.control.state().xpm.times.filter((time) => time.note.startsWith(note));

it('an entry XPM fails at for ever delays no other, and waits for a person once its tries are spent', async () => {
  poisoned = poison('poison', () => Response.json({ Title: 'An error occurred' }, { status: 500 }));
  const before = await enterMany(50, 'before');
  const bad = await enter('poison');
  await arrived([...before, ...(await enterMany(49, 'behind'))]);
  expect(await messageOf(bad)).not.toMatchObject({ state: 'blocked' });
  for (let round = 0; (await messageOf(bad))?.state !== 'blocked'; round += 1) {
    if (round > 60) throw new Error(`still tried: ${JSON.stringify(await messageOf(bad))}`);
    await letBackOffPass();
    // What somebody enters while it is tried again is there before the next try.
    await arrived([await enter('during')]);
  }
  expect(await messageOf(bad)).toEqual({ state: 'blocked', reason: 'keeps_failing', attempts: 12 });
  expect(poisoned.asked()).toBe(12);
  expect(await gatePauses()).toEqual([]);
  expect(recordsWith('before')).toHaveLength(50);
  expect(recordsWith('behind')).toHaveLength(49);
}, 180_000);

it('an entry XPM does not answer takes one place, and the others go past it', async () => {
  let answer = (): void => undefined;
  const answered = new Promise<Response>((resolve) => {
    answer = () => resolve(new Response(null, { status: 502 }));
  });
  poisoned = poison('stuck', () => answered);
  const stuck = await enter('stuck');
  await until(
    () => poisoned?.asked(),
    (asked) => asked === 1,
  );
  await arrived([...(await enterMany(9, 'past')), await enter('past it')], defaultTiming.httpTimeoutMs / 2);
  expect(await messageOf(stuck)).toMatchObject({ state: 'sending' });
  answer();
}, 60_000);

it('three such entries that are tried again at one moment pause nobody', async () => {
  poisoned = poison('poison', () => Response.json({ Title: 'An error occurred' }, { status: 500 }));
  for (const _ of ['one', 'another', 'a third']) {
    await enter('poison');
    await arrived([await enter('ahead')]);
  }
  for (let round = 0; round < 4; round += 1) {
    await letBackOffPass();
    await arrived([await enter('during')]);
    expect(await gatePauses()).toEqual([]);
  }
  expect(poisoned.asked()).toBeGreaterThan(6);
}, 60_000);

it('an entry XPM answers with an error is refused with its words, and the others arrive', async () => {
  const sentence = 'This entry is not liked';
  poisoned = poison(
    'unliked',
    () =>
      new Response(
        `<Response><Status>ERROR</Status><ErrorDescription>${sentence}</ErrorDescription></Response>`,
        {
          headers: { 'content-type': 'text/xml' },
        },
      ),
  );
  const good = [await enter('ahead'), await enter('ahead')];
  const bad = await enter('unliked');
  good.push(await enter('after'), await enter('after'));
  await arrived(good);
  await until(
    () => messageOf(bad),
    (message) => message?.state === 'refused',
  );
  await letBackOffPass();
  await arrived([await enter('after')]);
  expect(poisoned.asked()).toBe(1);
  const { entry } = await lane.tom.api.timeEntry.trace.query({ timeEntryId: bad });
  expect(entry.delivery).toMatchObject({ state: 'refused', sentence: expect.stringContaining(sentence) });
});
