import { drizzle } from 'drizzle-orm/node-postgres';

import { casing, type Database } from './client.ts';
import { credentials, sessions, users, verifications } from './schema/users.ts';

/** The tables better-auth works on, by its names for them, with statements outside any practice. */
export function signInTables(db: Database) {
  const schema = { user: users, session: sessions, account: credentials, verification: verifications };
  return { statements: drizzle(db.pool, { casing, schema }), schema };
}
