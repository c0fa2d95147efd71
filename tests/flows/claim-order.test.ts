import { randomUUID } from 'node:crypto';

import { type Database, openDatabase } from '@throughline/core/db/client';
import { claimDue } from '@throughline/core/outbox/claim-due';
import { defaultTiming, quietMs } from '@throughline/core/sync/timing';
import { lookFirst } from '@throughline/core/worker/after-restore';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { barePractice } from '../support/bare-practice.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';

let fresh: FreshDatabase;
let owner: pg.Client;
let db: Database;
let practiceId: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = new pg.Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  db = openDatabase({ url: fresh.appUrl });
});

afterAll(async () => {
  await Promise.all([db.close(), owner.end()]);
  await fresh.drop();
});

beforeEach(async () => {
  ({ practiceId } = await barePractice(db, owner));
});

/** Messages that became due that many seconds ago, by the names they are found under again. */
async function wait(ages: Readonly<Record<string, number>>, attempts = 0): Promise<void> {
  for (const [name, secondsAgo] of Object.entries(ages)) {
    await owner.query(
      `insert into outbox_messages (practice_id, kind, subject_id, gate, state, details, attempts, available_at, state_at)
       values ($1, 'time_entry.push', $2, 'xpm', 'queued', jsonb_build_object('name', $3::text), $4,
         now() - make_interval(secs => $5), now())`,
      [practiceId, randomUUID(), name, attempts, secondsAgo],
    );
  }
}

type Batch = { readonly limit?: number; readonly chance?: () => number };

const half = () => 0.5;

/** Claims and, as if each had arrived, makes room again. @returns the names */
async function claim({ limit = 5, chance = half }: Batch = {}): Promise<unknown[]> {
  const claimed = await claimDue(
    db,
    { practiceId, kind: 'xpm', workerId: 'w', limit, timing: defaultTiming, what: 'time.api' },
    chance,
  );
  await owner.query(
    `update outbox_messages set state = 'delivered', lease_owner = null, lease_until = null where id = any($1)`,
    [claimed.map(({ message }) => message.id)],
  );
  await owner.query('delete from remote_calls where id = any($1)', [claimed.map(({ callId }) => callId)]);
  return claimed.map(({ message }) => message.details['name']);
}

const claimOnly = (limit: number) =>
  claimDue(db, { practiceId, kind: 'xpm', workerId: 'w', limit, timing: defaultTiming, what: 'time.api' });

const numbered = (name: string, count: number, secondsAgo: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${name}${index + 1}`, secondsAgo - index / 100]),
  );

/** So many calls of the running minute are used up. */
async function callsMade(count: number): Promise<void> {
  await owner.query(
    `insert into remote_calls (practice_id, kind, what, started_at, ended_at, lease_until)
     select $1, 'xpm', 'POST time.api/add', now(), now(), now() from generate_series(1, $2)`,
    [practiceId, count],
  );
}

async function nextDueInMs(): Promise<number | null> {
  const { rows } = await owner.query<{ ms: number | null }>(
    `select extract(epoch from next_due_at - clock_timestamp())::float8 * 1000 as ms
     from delivery_gates where practice_id = $1 and kind = 'xpm'`,
    [practiceId],
  );
  return rows[0]?.ms ?? null;
}

describe('what is taken first', () => {
  it('is what somebody changed just now, with one of the backlog in each batch', async () => {
    await wait(numbered('old', 12, 3_600));
    await wait(numbered('new', 6, 30));
    expect(await claim()).toEqual(['new6', 'new5', 'new4', 'new3', 'old1']);
    expect(await claim()).toEqual(['new2', 'new1', 'old2', 'old3', 'old4']);
    expect(await claim()).toEqual(['old5', 'old6', 'old7', 'old8', 'old9']);
  });

  it('is what somebody changed just now, also while a full minute lets one call through at a time', async () => {
    await wait(numbered('old', 9, 3_600));
    await wait(numbered('new', 9, 30));
    await callsMade(59);
    const taken = [];
    for (const chance of [0.1, 0.3, 0.5, 0.7, 0.9]) taken.push(await claim({ chance: () => chance }));
    expect(taken).toEqual([['new9'], ['new8'], ['new7'], ['new6'], ['old1']]);
  });

  it('is the backlog, whenever nothing else is there, whatever chance says', async () => {
    await wait(numbered('old', 2, 3_600));
    expect(await claim({ limit: 1, chance: () => 0 })).toEqual(['old1']);
    expect(await claim({ limit: 1, chance: () => 0.9 })).toEqual(['old2']);
  });

  it('is the change, whenever there is no backlog, whatever chance says', async () => {
    await wait(numbered('new', 2, 30));
    expect(await claim({ limit: 1, chance: () => 0.9 })).toEqual(['new2']);
    expect(await claim({ limit: 1, chance: () => 0 })).toEqual(['new1']);
  });

  it('is what waits longest, of each person as of all, while changes keep coming', async () => {
    await wait({ ann1: 900, bob1: 890, ann2: 880, bob2: 870, ann3: 860, bob3: 850 });
    const taken = [];
    for (let round = 0; round < 6; round += 1) {
      await wait(numbered(`new${round}-`, 5, 30));
      taken.push(...(await claim()));
    }
    const backlog = taken.filter((name) => !String(name).startsWith('new'));
    expect(backlog).toEqual(['ann1', 'bob1', 'ann2', 'bob2', 'ann3', 'bob3']);
  });

  it('is not what failed before: it waits in line with the backlog, however lately it was tried', async () => {
    await wait({ failed: 10 }, 1);
    await wait(numbered('old', 2, 3_600));
    await wait(numbered('new', 4, 5));
    expect(await claim()).toEqual(['new4', 'new3', 'new2', 'new1', 'old1']);
    expect(await claim()).toEqual(['old2', 'failed']);
  });

  it('is what somebody changed after thousands became due at one moment', async () => {
    await wait(numbered('bulk', 40, 60));
    await wait({ change: 1 });
    expect(await claim({ limit: 1 })).toEqual(['change']);
  });
});

describe('when a gate is looked at again', () => {
  it('is now while more is due, at the end of the line', async () => {
    await wait(numbered('old', 6, 3_600));
    const before = new Date();
    await claimOnly(5);
    const { rows } = await owner.query<{ at: Date }>(
      `select next_due_at as at from delivery_gates where practice_id = $1 and kind = 'xpm'`,
      [practiceId],
    );
    expect(rows[0]?.at.getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(await nextDueInMs()).toBeLessThanOrEqual(0);
  });

  it('is when the first resting one is due, or the first lease of those in hand ends', async () => {
    await wait({ resting: -600, later: -900, old: 3_600 });
    await claimOnly(5);
    expect(await nextDueInMs()).toBeGreaterThan(defaultTiming.leaseMs - 30_000);
    expect(await nextDueInMs()).toBeLessThanOrEqual(defaultTiming.leaseMs);
    await owner.query(`update outbox_messages set state = 'delivered' where details->>'name' = 'old'`);
    await claimOnly(5);
    expect(await nextDueInMs()).toBeGreaterThan(500_000);
    expect(await nextDueInMs()).toBeLessThanOrEqual(600_000);
  });

  it('is never, once nothing waits', async () => {
    await claimOnly(5);
    expect(await nextDueInMs()).toBeNull();
  });
});

describe('after the database went back in time', () => {
  const lookFirstBefore = (before: string) =>
    owner.query(`update delivery_gates set look_first_before = ${before} where practice_id = $1`, [
      practiceId,
    ]);

  it.each(['never sent', 'known to be there, and changed since'])(
    'what was made before waits until it was looked for: %s',
    async (name) => {
      await wait({ [name]: 5 });
      if (name !== 'never sent')
        await owner.query(`update outbox_messages set remote_id = $2 where practice_id = $1`, [
          practiceId,
          randomUUID(),
        ]);
      await lookFirstBefore(`now() + interval '1 second'`);
      expect(await claim()).toEqual([]);
      expect(await nextDueInMs()).toBeNull();
      await lookFirstBefore('null');
      expect(await claim()).toEqual([name]);
    },
  );

  it('what was made since goes', async () => {
    await lookFirstBefore(`now() - interval '1 second'`);
    await wait({ since: 0 });
    expect(await claim()).toEqual(['since']);
  });

  it('what was under way is looked for once nothing can land any more, and not sent again under its key', async () => {
    await wait({ 'under way': 5 });
    await owner.query(
      `update outbox_messages set state = 'sending', op = 'add', op_request = '{}', op_key = 'k', op_sent_at = now(),
         quiet_at = now() where practice_id = $1`,
      [practiceId],
    );
    await lookFirst(db);
    const { rows } = await owner.query(
      `select op_key as key, quiet_at >= now() + make_interval(secs => $2) as "isLater" from outbox_messages
       where practice_id = $1`,
      [practiceId, quietMs(defaultTiming) / 1_000 - 5],
    );
    expect(rows).toEqual([{ key: null, isLater: true }]);
  });

  it('nothing is called for a minute, as nobody knows what was called before', async () => {
    await lookFirst(db);
    await wait({ since: 0 });
    expect(await claimOnly(5)).toEqual([]);
    expect(await nextDueInMs()).toBeGreaterThan(55_000);
    await owner.query(`update remote_calls set ended_at = ended_at - interval '1 minute'`);
    expect(await claim()).toEqual(['since']);
  });

  it('the calls nobody knows of take nothing of what all gates together may call', async () => {
    await owner.query('delete from call_shares');
    await owner.query(
      `insert into call_shares (share_id, tenant_id, per_minute, wanted_per_minute, renewed_at, counts_until)
       select gen_random_uuid(), gen_random_uuid(), 60, 60, now(), now() + interval '1 hour'
       from generate_series(1, 166)`,
    );
    await lookFirst(db);
    await wait({ since: 0 });
    expect(await claimOnly(5)).toEqual([]);
    const { rows } = await owner.query(
      `select per_minute from call_shares join delivery_gates using (share_id) where practice_id = $1`,
      [practiceId],
    );
    expect(rows).toEqual([{ per_minute: 10_000 - 166 * 60 }]);
    await owner.query('delete from call_shares');
  });
});
