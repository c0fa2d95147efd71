import { fillPlaceholders, type SQL } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import pg from 'pg';

/** Columns are named once, in camelCase; the database sees snake_case. */
export const casing = 'snake_case' as const;

/**
 * Statements inside one transaction of one practice. Single statements that do not need each other's answers may be
 * asked at once: they travel together and are carried out in the order they were asked.
 */
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
    pipeline: true,
    options: '-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
  });
  // Without a listener a restart of the database would end the process.
  pool.on('error', (error) => options.onIdleError?.(error));
  return { pool, close: () => pool.end() };
}

const txByClient = new WeakMap<pg.PoolClient, Tx>();
const clientByTx = new WeakMap<Tx, pg.PoolClient>();

/** Drizzle over one checked-out connection; made once per connection, as it learns its columns' names anew each time. */
export function txOn(client: pg.PoolClient): Tx {
  const known = txByClient.get(client);
  if (known) return known;
  const tx = drizzle(client, { casing });
  txByClient.set(client, tx);
  clientByTx.set(tx, client);
  return tx;
}

const dialect = new PgDialect({ casing });

/**
 * A statement of a hot path that the query builder cannot say: put together once, read and planned by the database
 * once per connection.
 *
 * @param name its own in the whole program
 * @param statement with `sql.placeholder` for its values
 */
export function namedStatement<Row extends pg.QueryResultRow>(
  name: string,
  statement: SQL,
): (tx: Tx, values: Readonly<Record<string, unknown>>) => Promise<Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(statement);
  return async (tx, values) => {
    const client = clientByTx.get(tx);
    if (!client) throw new RangeError('a named statement needs a transaction of `inPractice`');
    const { rows } = await client.query<Row>({ name, text, values: fillPlaceholders(params, values) });
    return rows;
  };
}
