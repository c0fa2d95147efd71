import { setTimeout as sleep } from 'node:timers/promises';

import { type Database, openDatabase } from '@throughline/core/db/client';
import pg from 'pg';

import { freshDatabase } from '../../support/postgres.ts';
import { type HeldOpen, openHeld } from './held-open.ts';
import { openClock, type SetClock } from './set-clock.ts';

/** A database of its own with two connections whose transactions a test holds open. */
export type Ground = {
  readonly clock: SetClock;
  readonly owner: pg.Client;
  readonly first: HeldOpen;
  readonly second: HeldOpen;
  /** For looking at what is there. */
  readonly reader: Database;
  /** What open transactions hold of a practice: subjects of messages, and gates. */
  readonly locked: (practiceId: string) => Promise<ReadonlySet<string>>;
  /** Whether `work` of the second comes to wait for what the first holds before it is over. */
  readonly comesToWait: (work: Promise<unknown>) => Promise<boolean>;
  close(): Promise<void>;
};

export async function openGround(): Promise<Ground> {
  const fresh = await freshDatabase();
  const clock = await openClock(fresh.ownerUrl);
  const owner = new pg.Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  const [first, second] = [openHeld(fresh.appUrl), openHeld(fresh.appUrl)];
  const reader = openDatabase({ url: fresh.appUrl, max: 1 });
  return {
    clock,
    owner,
    first,
    second,
    reader,
    locked: (practiceId) => lockedIn(owner, practiceId),
    comesToWait: (work) => comesToWait(owner, { first, second, work }),
    async close() {
      await Promise.all([first.db.close(), second.db.close(), reader.close(), owner.end(), clock.close()]);
      await fresh.drop();
    },
  };
}

/** A row somebody else can lock is not locked. */
async function lockedIn(owner: pg.Client, practiceId: string): Promise<ReadonlySet<string>> {
  const locked = new Set<string>();
  for (const [table, name] of [
    ['outbox_messages', 'subject_id'],
    ['delivery_gates', 'kind'],
  ] as const) {
    const rowsOf = async (lock: string) => {
      const text = `select ${name}::text as name from ${table} where practice_id = $1 ${lock}`;
      return (await owner.query<{ name: string }>(text, [practiceId])).rows;
    };
    const free = new Set((await rowsOf('for update skip locked')).map((row) => row.name));
    for (const row of await rowsOf('')) if (!free.has(row.name)) locked.add(row.name);
  }
  return locked;
}

type Waiting = Pick<Ground, 'first' | 'second'> & { readonly work: Promise<unknown> };

async function comesToWait(owner: pg.Client, { first, second, work }: Waiting): Promise<boolean> {
  let isOver = false;
  const end = () => (isOver = true);
  work.then(end, end);
  while (!isOver) {
    await sleep(1);
    const backends = [first.backend(), second.backend()];
    const { rowCount } = await owner.query('select where $1 = any (pg_blocking_pids($2))', backends);
    if (!isOver && rowCount === 1) return true;
  }
  return false;
}
