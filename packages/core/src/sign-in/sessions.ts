import { and, desc, eq, gt, lt, sql } from 'drizzle-orm';

import type { Database } from '../db/client.ts';
import { outsidePractices } from '../db/in-practice.ts';
import { sessions } from '../db/schema/users.ts';
import { AppError } from '../errors.ts';
import type { SignedIn } from '../membership/find-signed-in.ts';
import { sessionIdleMs, sessionLifeMs } from './session-limits.ts';

export type SessionRow = {
  readonly id: string;
  /** The one that asks. */
  readonly current: boolean;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
};

/** The browsers a person is signed in with, the last used first. */
export async function listSessions(db: Database, signedIn: SignedIn, now: Date): Promise<SessionRow[]> {
  return outsidePractices(db, async (tx) => {
    const rows = await tx
      .select()
      .from(sessions)
      .where(and(eq(sessions.userId, signedIn.userId), gt(sessions.expiresAt, now)))
      .orderBy(desc(sessions.updatedAt), desc(sessions.id));
    return rows.map((row) => ({
      id: row.id,
      current: row.id === signedIn.sessionId,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.updatedAt.toISOString(),
      ipAddress: row.ipAddress,
      userAgent: row.userAgent,
    }));
  });
}

export type RevokeSession = { readonly userId: string; readonly sessionId: string; readonly now: Date };

/**
 * Ends one session of a person at once. Safe to repeat: a session that is over stays over.
 *
 * @throws {AppError} `not_found` for somebody else's, or none
 */
export async function revokeSession(db: Database, revoke: RevokeSession): Promise<{ sessionId: string }> {
  const { userId, sessionId, now } = revoke;
  return outsidePractices(db, async (tx) => {
    const { rowCount } = await tx
      .update(sessions)
      .set({ expiresAt: sql`least(${sessions.expiresAt}, ${now.toISOString()}::timestamptz)` })
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId)));
    if (rowCount === 0) {
      throw new AppError('not_found', 'session not found', { userMessage: 'This sign-in does not exist.' });
    }
    return { sessionId };
  });
}

/** Ends the session a cookie belongs to, if there is one. */
export async function endSession(db: Database, tokenHash: string): Promise<void> {
  await outsidePractices(db, (tx) => tx.delete(sessions).where(eq(sessions.token, tokenHash)));
}

/** Notes that a session is in use, which moves its idle limit, but never its absolute one. */
export async function touchSession(db: Database, tokenHash: string, now: Date): Promise<void> {
  const idleEnd = new Date(now.getTime() + sessionIdleMs).toISOString();
  const life = sql`${sessions.createdAt} + ${sessionLifeMs} * interval '1 millisecond'`;
  await outsidePractices(db, (tx) =>
    tx
      .update(sessions)
      .set({ updatedAt: now, expiresAt: sql`least(${life}, ${idleEnd}::timestamptz)` })
      .where(and(eq(sessions.token, tokenHash), gt(sessions.expiresAt, now), lt(sessions.updatedAt, now))),
  );
}
