import { type Database, openDatabase } from '@throughline/core/db/client';
import { outsidePractices } from '@throughline/core/db/in-practice';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { unwaited } from '../../packages/core/src/db/unwaited.ts';
import { freshDatabase } from '../support/postgres.ts';

let fresh: Awaited<ReturnType<typeof freshDatabase>>;
let db: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  // One connection: whatever a transaction leaves behind is there for the next one.
  db = openDatabase({ url: fresh.ownerUrl, max: 1 });
  await db.pool.query('create table notes (id int primary key, body text not null)');
});

beforeEach(() => db.pool.query('truncate notes'));

afterAll(async () => {
  await db.close();
  await fresh.drop();
});

const write = (id: number, body: string | null) =>
  `insert into notes values (${id}, ${body === null ? 'null' : `'${body}'`})`;

async function kept(): Promise<string[]> {
  const { rows } = await db.pool.query<{ body: string }>('select body from notes order by id');
  return rows.map(({ body }) => body);
}

describe('a write that is not waited for', () => {
  it('is seen by what is asked after it, and kept', async () => {
    const seen = await outsidePractices(db, async (tx) => {
      unwaited(tx, tx.execute(write(1, 'first')));
      unwaited(tx, tx.execute(write(2, 'second')));
      const { rows } = await tx.execute('select count(*)::int as count from notes');
      return rows;
    });
    expect(seen).toEqual([{ count: 2 }]);
    expect(await kept()).toEqual(['first', 'second']);
  });

  it('fails its transaction when it fails, though nothing was asked after it', async () => {
    const failing = outsidePractices(db, async (tx) => {
      await tx.execute(write(1, 'waited for'));
      unwaited(tx, tx.execute(write(2, null)));
      return 'done';
    });
    await expect(failing).rejects.toMatchObject({ cause: { code: '23502' } });
    expect(await kept()).toEqual([]);
  });

  it('is what is told when later statements fail for its sake', async () => {
    const failing = outsidePractices(db, async (tx) => {
      unwaited(tx, tx.execute(write(1, null)));
      await tx.execute(write(2, 'later'));
    });
    await expect(failing).rejects.toMatchObject({ cause: { code: '23502' } });
    expect(await kept()).toEqual([]);
  });

  it('is undone with a transaction whose work fails by itself', async () => {
    const failing = outsidePractices(db, async (tx) => {
      unwaited(tx, tx.execute(write(1, 'in vain')));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await kept()).toEqual([]);
  });

  it('leaves nothing behind for the next transaction of its connection', async () => {
    const failing = outsidePractices(db, async (tx) => {
      unwaited(tx, tx.execute(write(1, null)));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toMatchObject({ cause: { code: '23502' } });
    await outsidePractices(db, async (tx) => {
      await tx.execute(write(1, 'next'));
    });
    expect(await kept()).toEqual(['next']);
  });
});
