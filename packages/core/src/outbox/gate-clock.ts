import { type SQL, sql } from 'drizzle-orm';

/** The instant of a statement, as SQL. */
export type GateClock = () => SQL;

/** Gates go by the database's clock: it is one for all processes. */
export const databaseClock: GateClock = () => sql`clock_timestamp()`;

/** A clock that stands at one instant, for who moves time himself. */
export function clockAt(instant: Date): GateClock {
  return () => sql`${instant.toISOString()}::timestamptz`;
}
