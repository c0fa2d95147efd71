import type { invitations } from '../db/schema/invitations.ts';

type Invitation = Pick<typeof invitations.$inferSelect, 'acceptedAt' | 'revokedAt' | 'expiresAt'>;
export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired';

/** What became of an invitation, at an instant. */
export function invitationState(invitation: Invitation, now: Date): InvitationState {
  if (invitation.acceptedAt) return 'accepted';
  if (invitation.revokedAt) return 'revoked';
  return invitation.expiresAt > now ? 'open' : 'expired';
}
