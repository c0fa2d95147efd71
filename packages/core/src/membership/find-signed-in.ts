import { and, eq, gt } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { outsidePractices } from '../db/in-practice.ts';
import { sessions, users } from '../db/schema/users.ts';

export type SignedIn = {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
};

/** The person behind a session cookie, or null when the session ended, was revoked or never was. */
export async function findSignedIn(db: Database, tokenHash: string, now: Date): Promise<SignedIn | null> {
  return outsidePractices(db, async (tx) => {
    const [row] = await tx
      .select({ sessionId: sessions.id, userId: users.id, name: users.name, email: users.email })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.token, tokenHash), gt(sessions.expiresAt, now)));
    return row ?? null;
  });
}
