import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

/** Columns are named once, in camelCase; the database sees snake_case. */
export const casing = 'snake_case' as const;

/** Statements inside one transaction of one practice. */
export type Tx = NodePgDatabase;

export type Database = {
  readonly pool: pg.Pool;
  /** Ends the pool; waits for connections in use. */
  close(): Promise<void>;
};

type DatabaseOptions = {
  readonly url: string;
  readonly max?: number;
  /** Told of connections that broke while idle; the pool replaces them by itself. */
  readonly onIdleError?: (error: Error) => void;
};

/** Opens a pool on the application's sign-in; nothing is connected before the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 12,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    options: '-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
  });
  // Without a listener a restart of the database would end the process.
  pool.on('error', (error) => options.onIdleError?.(error));
  return { pool, close: () => pool.end() };
}

const txByClient = new WeakMap<pg.PoolClient, Tx>();

/** Drizzle over one checked-out connection; made once per connection, as it learns its columns' names anew each time. */
export function txOn(client: pg.PoolClient): Tx {
  const known = txByClient.get(client);
  if (known) return known;
  const tx = drizzle(client, { casing });
  txByClient.set(client, tx);
  return tx;
}
