import { and, eq } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { credentials, users } from '../db/schema/users.ts';
import { normaliseEmail } from './normalise-email.ts';

export type Credential = { readonly userId: string; readonly name: string; readonly passwordHash: string };

/** The sign-in of an e-mail address, or null when it has none with a password. */
export async function findCredential(tx: Tx, email: string): Promise<Credential | null> {
  const [row] = await tx
    .select({ userId: users.id, name: users.name, passwordHash: credentials.password })
    .from(users)
    .innerJoin(credentials, and(eq(credentials.userId, users.id), eq(credentials.providerId, 'credential')))
    .where(eq(users.email, normaliseEmail(email)));
  return row?.passwordHash ? { ...row, passwordHash: row.passwordHash } : null;
}
