import { and, eq } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { invitations } from '../db/schema/invitations.ts';
import { AppError } from '../errors.ts';
import { invitationState } from './invitation-state.ts';
import { type InvitationToken, unknownInvitation } from './token.ts';

export type Invitation = typeof invitations.$inferSelect;

const endings = {
  accepted: 'This invitation was accepted already. Sign in.',
  revoked: 'This invitation was taken back. Ask for a new link.',
  expired: 'This invitation is older than seven days. Ask for a new link.',
} as const;

/**
 * The open invitation a token belongs to, locked until the transaction ends.
 *
 * @throws {AppError} `not_found` when there never was one, `conflict` when it is over
 */
export async function lockOpenInvitation(tx: Tx, token: InvitationToken, now: Date): Promise<Invitation> {
  const [invitation] = await tx
    .select()
    .from(invitations)
    .where(and(eq(invitations.practiceId, token.practiceId), eq(invitations.tokenHash, token.hash)))
    .for('update');
  if (!invitation) throw unknownInvitation();
  const state = invitationState(invitation, now);
  if (state === 'open') return invitation;
  throw new AppError('conflict', `the invitation is ${state}`, { userMessage: endings[state] });
}
