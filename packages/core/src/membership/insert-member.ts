import { and, eq, isNotNull } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { type Role, staff } from '../db/schema/staff.ts';
import { AppError } from '../errors.ts';
import { normaliseEmail } from '../sign-in/normalise-email.ts';
import { orderedRoles } from './ordered-roles.ts';

export type NewMember = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly xpmStaffUuid?: string | undefined;
};

/**
 * Writes a person as member; somebody who was removed comes back under their old id, with their history.
 *
 * @throws {AppError} `conflict` for a member, or an XPM person somebody else has
 */
export async function insertMember(
  tx: Tx,
  practiceId: string,
  member: NewMember,
): Promise<{ staffId: string }> {
  const { userId, name, xpmStaffUuid = null } = member;
  if (xpmStaffUuid !== null) await requireFreeXpmPerson(tx, practiceId, xpmStaffUuid);
  const values = {
    name,
    email: normaliseEmail(member.email),
    roles: orderedRoles(member.roles),
    xpmStaffUuid,
  };
  const [row] = await tx
    .insert(staff)
    .values({ practiceId, userId, ...values })
    .onConflictDoUpdate({
      target: [staff.practiceId, staff.userId],
      set: { ...values, removedAt: null },
      setWhere: isNotNull(staff.removedAt),
    })
    .returning({ staffId: staff.id });
  if (row) return row;
  throw new AppError('conflict', 'the person is a member already', {
    userMessage: `${name} belongs to this practice already.`,
  });
}

async function requireFreeXpmPerson(tx: Tx, practiceId: string, xpmStaffUuid: string): Promise<void> {
  const [holder] = await tx
    .select({ name: staff.name, removedAt: staff.removedAt })
    .from(staff)
    .where(and(eq(staff.practiceId, practiceId), eq(staff.xpmStaffUuid, xpmStaffUuid)));
  if (!holder || holder.removedAt !== null) return;
  throw new AppError('conflict', 'the XPM person is linked already', {
    userMessage: `This XPM person is ${holder.name} here already.`,
  });
}
