import { and, desc, eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { invitations } from '../db/schema/invitations.ts';
import { type Role, staff } from '../db/schema/staff.ts';
import { invitationState, type InvitationState } from './invitation-state.ts';

export type InvitationRow = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly invitedByName: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly state: InvitationState;
};

/** The latest 200 invitations into the practice, the newest first. Their links are not kept. */
export async function listInvitations({ tx, practice, now }: ServiceContext): Promise<InvitationRow[]> {
  const rows = await tx
    .select({ invitation: invitations, invitedByName: staff.name })
    .from(invitations)
    .innerJoin(staff, and(eq(staff.practiceId, invitations.practiceId), eq(staff.id, invitations.invitedBy)))
    .where(eq(invitations.practiceId, practice.id))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(200);
  return rows.map(({ invitation, invitedByName }) => ({
    id: invitation.id,
    email: invitation.email,
    name: invitation.name,
    roles: invitation.roles,
    invitedByName,
    createdAt: invitation.createdAt.toISOString(),
    expiresAt: invitation.expiresAt.toISOString(),
    state: invitationState(invitation, now),
  }));
}
