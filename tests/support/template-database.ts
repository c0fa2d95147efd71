import { Client } from 'pg';

export const TEMPLATE_DATABASE = 'throughline_template';

/** Applies the schema to the database at `databaseUrl`. */
export type Migrate = (databaseUrl: string) => Promise<void>;

/**
 * Makes the migrated database that every test copies. Safe to call from several processes; migrates once.
 *
 * @param ownerUrl superuser address of the cluster's `postgres` database
 */
export async function ensureTemplateDatabase(ownerUrl: string, migrate: Migrate): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('${TEMPLATE_DATABASE}'))`);
    const found = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [
      TEMPLATE_DATABASE,
    ]);
    if (found.rowCount === 1) return;
    await client.query(`drop database if exists ${TEMPLATE_DATABASE}`);
    await client.query(`create database ${TEMPLATE_DATABASE}`);
    await migrate(databaseUrl(ownerUrl, TEMPLATE_DATABASE));
    await client.query(`alter database ${TEMPLATE_DATABASE} is_template true`);
  });
}

/** The same server and person, another database. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

/** Runs `work` on one connection and closes it. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
