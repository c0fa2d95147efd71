import { and, eq, gt, isNull, sql } from 'drizzle-orm';

import type { Actor, Practice } from '../context.ts';
import type { Tx } from '../db/client.ts';
import { perConnection } from '../db/per-connection.ts';
import { practices } from '../db/schema/practices.ts';
import { staff } from '../db/schema/staff.ts';
import { sessions, users } from '../db/schema/users.ts';

export type SignedInMember = {
  readonly actor: Extract<Actor, { kind: 'staff' }>;
  readonly practice: Practice;
};

/**
 * Who is signed in, as member of the practice the transaction is in: one statement per request, so a role taken
 * away or a member removed is felt by the very next call. Null when the session or the membership is not there.
 */
export async function findMember(tx: Tx, tokenHash: string, now: Date): Promise<SignedInMember | null> {
  const [row] = await memberOfSession(tx).execute({ tokenHash, now: now.toISOString() });
  if (!row) return null;
  const { practice, ...member } = row;
  return { actor: { kind: 'staff', ...member }, practice };
}

const memberOfSession = perConnection((tx) =>
  tx
    .select({
      userId: users.id,
      name: staff.name,
      staffId: staff.id,
      roles: staff.roles,
      practice: practices,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(staff, eq(staff.userId, users.id))
    .innerJoin(practices, eq(practices.id, staff.practiceId))
    .where(
      and(
        eq(sessions.token, sql.placeholder('tokenHash')),
        gt(sessions.expiresAt, sql`${sql.placeholder('now')}::timestamptz`),
        isNull(staff.removedAt),
      ),
    )
    .prepare(''),
);
