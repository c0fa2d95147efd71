import { randomUUID } from 'node:crypto';

import { type Database, openDatabase } from '@throughline/core/db/client';
import { asDispatcher, asUser, inPractice, outsidePractices } from '@throughline/core/db/in-practice';
import { practices } from '@throughline/core/db/schema/practices';
import { processes } from '@throughline/core/db/schema/processes';
import { timeEntries } from '@throughline/core/db/schema/time-entries';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Product, startProduct } from '../support/product.ts';
import { practiceTables, stateOf } from './practice-state.ts';
import { arrangeTwo, type TwoPractices } from './practice.ts';

let product: Product;
let two: TwoPractices;
let tables: readonly string[];
let app: pg.Client;
let db: Database;

beforeAll(async () => {
  product = await startProduct({ profile: 'tiny', worker: false });
  two = await arrangeTwo(product);
  tables = await practiceTables(two.owner);
  app = new pg.Client({ connectionString: product.database.appUrl });
  await app.connect();
  db = openDatabase({ url: product.database.appUrl, max: 6 });
  for (const { practiceId } of [two.a, two.b]) {
    await two.owner.query(
      `insert into delivery_events (practice_id, message_id, seq, at, op_seq, event)
       select practice_id, id, 1, now(), 0, 'intent' from outbox_messages where practice_id = $1 limit 1`,
      [practiceId],
    );
  }
}, 60_000);

afterAll(async () => {
  await Promise.all([app.end(), db.close(), two.owner.end()]);
  await product.stop();
});

/** What the application's own sign-in is told inside a transaction of a practice that is always rolled back. */
async function tryIn(practiceId: string | null, statement: string, values: unknown[] = []) {
  await app.query('begin');
  try {
    if (practiceId !== null) await app.query("select set_config('app.practice_id', $1, true)", [practiceId]);
    const { rowCount } = await app.query(statement, values);
    // Foreign keys that wait for the commit are asked now.
    await app.query('set constraints all immediate');
    return { rows: rowCount, refused: null };
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return { rows: 0, refused: `${error.code} ${error.message}` };
  } finally {
    await app.query('rollback');
  }
}

describe('one pool for two practices', () => {
  it('leaks no row in 3,000 transactions with errors, aborts and broken connections', async () => {
    const sides = [two.a.practiceId, two.b.practiceId];
    const outcomes = { done: 0, thrown: 0, aborted: 0, cut: 0, outside: 0 };
    const leaks: unknown[] = [];
    const look = async (practiceId: string | null, rows: readonly { readonly practiceId: string }[]) => {
      leaks.push(...rows.filter((row) => row.practiceId !== practiceId));
    };
    const one = async (turn: number): Promise<void> => {
      const practiceId = sides[Math.floor(Math.random() * 2)] ?? '';
      const kind = turn % 50 === 49 ? 'cut' : (['done', 'thrown', 'aborted', 'outside'] as const)[turn % 4];
      if (kind === 'outside') {
        const empty = await outsidePractices(db, (tx) => tx.select().from(timeEntries));
        await look(null, empty);
        outcomes.outside += 1;
        return;
      }
      const work = inPractice(db, practiceId, async (tx) => {
        await look(practiceId, await tx.select().from(timeEntries));
        await tx.insert(processes).values({ practiceId, name: randomUUID() });
        if (kind === 'thrown') throw new RangeError('thrown');
        if (kind === 'aborted') await tx.execute('select 1 / 0');
        if (kind === 'cut') await tx.execute('select pg_terminate_backend(pg_backend_pid())');
        await look(practiceId, await tx.select().from(processes));
        const named = await tx.select({ practiceId: practices.id }).from(practices);
        await look(practiceId, named);
      });
      const failed = await work.then(
        () => false,
        () => true,
      );
      expect(failed).toBe(kind !== 'done');
      outcomes[kind ?? 'done'] += 1;
    };
    const turns = Array.from({ length: 3_000 }, (_, turn) => turn);
    await Promise.all(
      Array.from({ length: 24 }, async () => {
        for (let turn = turns.pop(); turn !== undefined; turn = turns.pop()) await one(turn);
      }),
    );
    expect(leaks).toEqual([]);
    expect(Object.values(outcomes).reduce((sum, count) => sum + count)).toBe(3_000);
    expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(30);
    const { rows } = await db.pool.query<{ setting: string | null }>(
      `select nullif(current_setting('app.practice_id', true), '') as setting`,
    );
    expect(rows).toEqual([{ setting: null }]);
    const kept = await two.owner.query<{ n: number }>(
      `select count(*)::int as n from processes where name ~ '^[0-9a-f-]{36}$'`,
    );
    expect(kept.rows[0]?.n).toBe(outcomes.done);
  });
});

describe('the application’s sign-in', () => {
  it('sees and changes nothing in any table while no practice is set', async () => {
    for (const table of [...tables, 'practices']) {
      expect([table, (await tryIn(null, `select 1 from ${table}`)).rows]).toEqual([table, 0]);
      for (const name of ['app.user_id', 'app.scope']) {
        await app.query(`select set_config('${name}', '', false)`);
        expect([table, (await tryIn(null, `select 1 from ${table}`)).rows]).toEqual([table, 0]);
      }
    }
  });

  it.each(['', 'null', '00000000-0000-0000-0000-000000000000'])(
    'sees nothing with the practice %j',
    async (id) => {
      for (const table of [...tables, 'practices']) {
        const { rows } = await tryIn(id, `select 1 from ${table}`);
        expect([table, rows]).toEqual([table, 0]);
      }
    },
  );

  it('sees of all practices only where something is due, and only as dispatcher', async () => {
    const seen = await asDispatcher(db, async (tx) => {
      const counts: Record<string, number> = {};
      for (const table of [...tables, 'practices']) {
        const { rows } = await tx.execute(`select 1 from ${table}`);
        if (rows.length > 0) counts[table] = rows.length;
      }
      return Object.keys(counts);
    });
    expect(seen.toSorted()).toEqual(['chores', 'delivery_gates']);
  });

  it('sees of a person only the practices they belong to', async () => {
    const { rows } = await two.owner.query<{ id: string }>(
      'select user_id as id from staff where practice_id = $1 and id = $2',
      [two.a.practiceId, two.a.people.all.staffId],
    );
    const userId = rows[0]?.id ?? '';
    const seen = await asUser(db, userId, async (tx) => {
      const found = await tx.select({ id: practices.id }).from(practices);
      return found.map(({ id }) => id);
    });
    expect(seen).toEqual([two.a.practiceId]);
  });
});

describe('a transaction of one practice', () => {
  it('sees, changes and removes no row of another, in any table', async () => {
    const { a, b, owner } = two;
    const state = await stateOf(owner, a.practiceId);
    const before = await state.sum();
    for (const table of tables) {
      const { rows } = await owner.query(`select 1 from ${table} where practice_id = $1`, [a.practiceId]);
      expect([table, rows.length > 0]).toEqual([table, true]);
      for (const statement of [
        `select 1 from ${table} where practice_id = $1`,
        `update ${table} set practice_id = practice_id where practice_id = $1`,
        `delete from ${table} where practice_id = $1`,
      ]) {
        expect([statement, (await tryIn(b.practiceId, statement, [a.practiceId])).rows]).toEqual([
          statement,
          0,
        ]);
      }
    }
    expect(await state.sum()).toBe(before);
  });

  it('writes no row for another, in any table', async () => {
    const { a, b, owner } = two;
    for (const table of tables) {
      const { rows } = await owner.query<{ row: object }>(
        `select to_jsonb(t) as row from ${table} t where practice_id = $1 limit 1`,
        [b.practiceId],
      );
      const row = { ...rows[0]?.row, practice_id: a.practiceId };
      const insert = `insert into ${table} overriding user value select * from jsonb_populate_record(null::${table}, $1)`;
      const { refused } = await tryIn(b.practiceId, insert, [row]);
      expect([table, refused]).toEqual([table, expect.stringContaining('row-level security')]);
      const moved = await tryIn(b.practiceId, `update ${table} set practice_id = $1`, [a.practiceId]);
      expect([table, moved.refused]).toEqual([
        table,
        expect.stringMatching(/row-level security|permission denied/),
      ]);
    }
  });

  it('is refused a reference to another’s row as one to a row that does not exist', async () => {
    const { a, b, owner } = two;
    const { rows: keys } = await owner.query<{ table: string; column: string; target: string; key: string }>(
      `select k.conrelid::regclass::text as "table", own.attname as "column",
         k.confrelid::regclass::text as target, other.attname as key
       from pg_constraint k
       join lateral unnest(k.conkey, k.confkey) as c (own, other) on true
       join pg_attribute own on own.attrelid = k.conrelid and own.attnum = c.own
       join pg_attribute other on other.attrelid = k.confrelid and other.attnum = c.other
       where k.contype = 'f' and array_length(k.conkey, 1) > 1 and own.attname <> 'practice_id'`,
    );
    expect(keys.length).toBeGreaterThan(20);
    for (const { table, column, target, key } of keys) {
      const { rows } = await owner.query<{ id: string }>(
        `select ${key}::text as id from ${target} where practice_id = $1
           and ${key}::text not in (select ${key}::text from ${target} where practice_id = $2) limit 1`,
        [a.practiceId, b.practiceId],
      );
      // The two systems a gate stands for are the same everywhere.
      if (target === 'delivery_gates') continue;
      const foreign = rows[0]?.id ?? '';
      expect([target, foreign]).not.toEqual([target, '']);
      const one = `where ctid = (select ctid from ${table} limit 1)`;
      const point = (id: string) => tryIn(b.practiceId, `update ${table} set ${column} = $1 ${one}`, [id]);
      const missing = foreign.includes('-') ? randomUUID() : 'JMissing';
      const [real, none] = [await point(foreign), await point(missing)];
      expect([table, column, real.refused]).toEqual([table, column, none.refused]);
      expect(real.refused).toMatch(table === 'delivery_events' ? /^42501 / : /^23503 /);
    }
  });
});
