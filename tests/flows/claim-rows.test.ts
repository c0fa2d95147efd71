import { type Database, openDatabase } from '@throughline/core/db/client';
import { claimDue } from '@throughline/core/outbox/claim-due';
import { defaultTiming } from '@throughline/core/sync/timing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { bareMessages } from '../support/bare-messages.ts';
import { barePractice } from '../support/bare-practice.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';

const backlog = 20_000;
const claims = 30;
const limit = 4;

let fresh: FreshDatabase;
let owner: pg.Client;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = new pg.Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  // One connection, whose statistics are asked for when all is done.
  db = openDatabase({ url: fresh.appUrl, max: 1 });
});

afterAll(async () => {
  await Promise.all([db.close(), owner.end()]);
  await fresh.drop();
});

/** Rows of the outbox that were looked at so far, by whatever plan. */
async function rowsRead(): Promise<number> {
  await db.pool.query('select pg_stat_force_next_flush()');
  await db.pool.query('select 1');
  const { rows } = await owner.query<{ read: string }>(
    `select seq_tup_read + idx_tup_fetch as read from pg_stat_user_tables where relname = 'outbox_messages'`,
  );
  return Number(rows[0]?.read);
}

async function arrive(
  messages: readonly { readonly practiceId: string; readonly id: string }[],
): Promise<void> {
  for (const { practiceId, id } of messages)
    await owner.query(
      `update outbox_messages set state = 'delivered', lease_owner = null, lease_until = null
       where practice_id = $1 and id = $2`,
      [practiceId, id],
    );
  await owner.query('delete from remote_calls');
}

describe('a claim behind a deep backlog', () => {
  it('reads about as many messages as it takes, however many wait', async () => {
    const { practiceId } = await barePractice(db, owner);
    await bareMessages(owner, practiceId, backlog);
    await owner.query('vacuum analyze outbox_messages');
    const claim = {
      practiceId,
      kind: 'xpm',
      workerId: 'w',
      limit,
      timing: defaultTiming,
      what: 'time.api',
    } as const;
    const before = await rowsRead();
    let taken = 0;
    for (let count = 0; count < claims; count += 1) {
      const claimed = await claimDue(db, claim);
      taken += claimed.length;
      await arrive(claimed.map(({ message }) => message));
    }
    expect(taken).toBe(claims * limit);
    // To lock, lease and settle each, and to see when the gate is due next.
    expect((await rowsRead()) - before).toBeLessThan(10 * taken);
  });
});
