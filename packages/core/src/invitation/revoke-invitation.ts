import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { invitations } from '../db/schema/invitations.ts';
import { AppError, notFound } from '../errors.ts';

/**
 * Ends an invitation's link. Safe to repeat.
 *
 * @throws {AppError} `not_found`; `conflict` when it was accepted
 */
export async function revokeInvitation(
  ctx: ServiceContext,
  { invitationId }: { readonly invitationId: string },
): Promise<{ invitationId: string }> {
  const isThis = and(eq(invitations.practiceId, ctx.practice.id), eq(invitations.id, invitationId));
  const [invitation] = await ctx.tx.select().from(invitations).where(isThis).for('update');
  if (!invitation) throw notFound('invitation');
  if (invitation.acceptedAt) {
    throw new AppError('conflict', 'the invitation was accepted', {
      userMessage: `${invitation.name} has accepted already. Remove the member instead.`,
    });
  }
  if (invitation.revokedAt) return { invitationId };
  await ctx.tx.update(invitations).set({ revokedAt: ctx.now }).where(isThis);
  const { email, name, roles } = invitation;
  recordAudit(ctx, {
    subjectKind: 'invitation',
    subjectId: invitationId,
    before: { email, name, roles },
    after: null,
  });
  ctx.announce('staff');
  return { invitationId };
}
