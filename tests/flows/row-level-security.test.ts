import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';

/** Tables that belong to no practice; every other one must be held to the practice by the database itself. */
const withoutPractice = [
  'call_shares',
  'credentials',
  'database_identity',
  'sessions',
  'sign_in_throttles',
  'users',
  'verifications',
  'worker_heartbeats',
];

let database: FreshDatabase;
let owner: pg.Client;
let app: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  app = new pg.Client({ connectionString: database.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
});

afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

async function names(sql: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(sql);
  return rows.map((row) => row.name).toSorted();
}

const ours = `c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`;

describe('row-level security', () => {
  it('holds every table with a practice, forced on its owner too', async () => {
    const held = await names(
      `select relname as name from pg_class c where ${ours} and relrowsecurity and relforcerowsecurity`,
    );
    const all = await names(`select relname as name from pg_class c where ${ours}`);
    expect(all.filter((name) => !held.includes(name))).toEqual(withoutPractice);
  });

  it('has a policy for reading and writing on each of them that asks for the practice of the transaction', async () => {
    const guarded = await names(
      `select distinct tablename as name from pg_policies where schemaname = 'public' and cmd = 'ALL'
       and qual like '%app.practice_id%' and with_check like '%app.practice_id%'`,
    );
    const all = await names(`select relname as name from pg_class c where ${ours}`);
    expect(all.filter((name) => !guarded.includes(name))).toEqual(withoutPractice);
  });

  it('lets nothing but the practice, the person signed in and the dispatcher widen what is seen', async () => {
    const others = await names(
      `select policyname as name from pg_policies where schemaname = 'public' and cmd <> 'ALL'`,
    );
    expect(others).toEqual([
      'chores_dispatch',
      'delivery_gates_dispatch',
      'practices_of_own_memberships',
      'staff_own_memberships',
    ]);
  });

  it('puts the practice first in every key of those tables', async () => {
    const wrong = await names(
      `select c.relname as name from pg_class c
       join pg_index i on i.indrelid = c.oid and i.indisunique
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where ${ours} and exists (select from pg_attribute p where p.attrelid = c.oid and p.attname = 'practice_id')
         and a.attname <> 'practice_id'`,
    );
    expect(wrong).toEqual([]);
  });

  it('carries the practice in every foreign key between them', async () => {
    const wrong = await names(
      `select k.conname as name from pg_constraint k
       where k.contype = 'f'
         and exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'practice_id')
         and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'practice_id')
         and not (
           'practice_id' = any (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey))
           and 'practice_id' = any (select a.attname from pg_attribute a where a.attrelid = k.confrelid and a.attnum = any (k.confkey)))`,
    );
    expect(wrong).toEqual([]);
  });

  it('gives the application a sign-in that owns nothing and bypasses nothing', async () => {
    const { rows } = await app.query(
      `select r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb,
         (select count(*)::int from pg_class c where c.relowner = r.oid) as owned
       from pg_roles r where r.rolname = current_user`,
    );
    expect(rows).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 },
    ]);
  });

  it('has no function that runs with its owner’s rights', async () => {
    expect(
      await names(
        `select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`,
      ),
    ).toEqual([]);
  });

  it('shows nothing and takes nothing while no practice is set', async () => {
    await owner.query(
      `insert into practices (id, name, country, time_zone, financial_year_start)
       values ('00000000-0000-4000-8000-00000000000a', 'A', 'NZ', 'Pacific/Auckland', '04-01')`,
    );
    expect((await app.query('select * from practices')).rows).toEqual([]);
    await expect(
      app.query(
        `insert into practices (name, country, time_zone, financial_year_start) values ('B', 'NZ', 'UTC', '04-01')`,
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('keeps history: neither the application nor the owner changes it', async () => {
    await expect(app.query('delete from audit_events')).rejects.toThrow(/permission denied/);
    await owner.query(
      `insert into audit_events (practice_id, at, actor_kind, actor_name, verb, subject_kind, subject_id)
       values ('00000000-0000-4000-8000-00000000000a', now(), 'system', 'Test', 'test', 'test', 'test')`,
    );
    await expect(owner.query('update audit_events set verb = verb')).rejects.toThrow(/only added to/);
  });
});
