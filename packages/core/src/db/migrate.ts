import { createHash, createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';

const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));
/** Any fixed number; two processes that start together take turns on it. */
const migrationLock = 7_341_902;

/**
 * Brings the schema up to date, as the owner of the database. Safe to call from many processes at once and
 * again when nothing is to do.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    try {
      await runMigrations(drizzle(client), { migrationsFolder });
      await client.query('grant usage on schema drizzle to throughline_app');
      await client.query('grant select on all tables in schema drizzle to throughline_app');
    } finally {
      await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    }
  });
}

/**
 * Makes sure the application's own sign-in exists and returns the address to use it by.
 *
 * The role owns nothing, is no superuser and cannot bypass row-level security. Its name and password follow from
 * the secret and the database's name, so that all processes of one installation agree without another setting.
 */
export async function ensureAppRole(ownerUrl: string, secret: string): Promise<string> {
  const url = new URL(ownerUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  const role = `throughline_${createHash('sha256').update(`${secret}\n${database}`).digest('hex').slice(0, 12)}`;
  const password = createHmac('sha256', secret).update(`database sign-in ${database}`).digest('hex');
  await withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    try {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
      const verb = rowCount === 0 ? 'create' : 'alter';
      await client.query(
        `${verb} role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password '${password}'`,
      );
      await client.query(`grant throughline_app to ${role}`);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    }
  });
  url.username = role;
  url.password = password;
  return url.toString();
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
