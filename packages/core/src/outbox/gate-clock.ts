import { type SQL, sql } from 'drizzle-orm';

/** Whose time a gate goes by: an instant it stands at, or null for the database's clock, one for all processes. */
export type GateClock = { readonly at: string | null };

export const databaseClock: GateClock = { at: null };

/** A clock that stands at one instant, for who moves time himself. */
export function clockAt(instant: Date): GateClock {
  return { at: instant.toISOString() };
}

/** The instant of a statement, as SQL. */
export function nowBy({ at }: GateClock): SQL {
  return at === null ? sql`clock_timestamp()` : sql`${at}::timestamptz`;
}

/** As `nowBy`, in a statement prepared for any clock: it takes the clock's fields as values. */
export const nowByValue = sql`coalesce(${sql.placeholder('at')}::timestamptz, clock_timestamp())`;
