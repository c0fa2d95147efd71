import { Client } from 'pg';

/** PostgreSQL's clock in the hand of a test. */
export type SetClock = {
  set(ms: number): Promise<void>;
  close(): Promise<void>;
};

/**
 * Puts a clock before the one of PostgreSQL: in this database `now()` and `clock_timestamp()` of every statement that
 * is sent from now on by a new connection are what was set last. It stands still in between. Defaults of columns keep
 * the real clock, as they were bound to it when their tables were made.
 */
export async function openClock(ownerUrl: string): Promise<SetClock> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const database = new URL(ownerUrl).pathname.slice(1);
  const instant = 'select to_timestamp(last_value / 1000.0) from set_clock.ms';
  await client.query(`
    create schema set_clock;
    create sequence set_clock.ms;
    create function set_clock.now() returns timestamptz language sql stable as '${instant}';
    create function set_clock.clock_timestamp() returns timestamptz language sql volatile as '${instant}';
    grant usage on schema set_clock to public;
    grant select on set_clock.ms to public;
    alter database ${database} set search_path = set_clock, pg_catalog, public`);
  return {
    // A sequence is not part of any transaction: all see at once what it was set to.
    set: async (ms) => void (await client.query(`select setval('set_clock.ms', $1)`, [ms])),
    close: () => client.end(),
  };
}
