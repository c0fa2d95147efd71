import { integer, pgTable, text } from 'drizzle-orm/pg-core';

import { instant } from './columns.ts';

/** Failed sign-ins per account and per address; the next try is allowed at `blockedUntil`. */
export const signInThrottles = pgTable('sign_in_throttles', {
  /** `email:<sha256>` or `address:<ip>`; never the address of a person in clear. */
  key: text().primaryKey(),
  failures: integer().notNull().default(0),
  lastFailureAt: instant().notNull(),
  blockedUntil: instant(),
});
