import { and, eq, isNull } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { invitations } from '../db/schema/invitations.ts';
import { type Role, staff } from '../db/schema/staff.ts';
import { AppError } from '../errors.ts';
import { orderedRoles } from '../membership/ordered-roles.ts';
import { requireMember } from '../require-member.ts';
import { normaliseEmail } from '../sign-in/normalise-email.ts';
import { invitationLifeMs } from './token.ts';

export type NewInvitation = {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** SHA-256 of the link's secret; the secret itself is not stored anywhere. */
  readonly tokenHash: string;
};

export type CreatedInvitation = {
  readonly invitationId: string;
  readonly email: string;
  readonly expiresAt: string;
};

/**
 * Invites a person for seven days. An open invitation to the same address is replaced: its link ends.
 *
 * @throws {AppError} `conflict` for somebody who is a member
 */
export async function createInvitation(
  ctx: ServiceContext,
  input: NewInvitation,
): Promise<CreatedInvitation> {
  const { staffId } = requireMember(ctx);
  const { tx, now } = ctx;
  const practiceId = ctx.practice.id;
  const email = normaliseEmail(input.email);
  await refuseMember(ctx, email);
  await revokeOpen(ctx, email);
  const expiresAt = new Date(now.getTime() + invitationLifeMs);
  const roles = orderedRoles(input.roles);
  const { name, tokenHash } = input;
  const [row] = await tx
    .insert(invitations)
    .values({ practiceId, email, name, roles, tokenHash, invitedBy: staffId, createdAt: now, expiresAt })
    .returning({ invitationId: invitations.id });
  if (!row) throw new Error('the invitation was not written');
  const { invitationId } = row;
  const after = { email, name, roles };
  recordAudit(ctx, { subjectKind: 'invitation', subjectId: invitationId, before: null, after });
  ctx.announce('staff');
  return { invitationId, email, expiresAt: expiresAt.toISOString() };
}

async function refuseMember(ctx: ServiceContext, email: string): Promise<void> {
  const [member] = await ctx.tx
    .select({ name: staff.name })
    .from(staff)
    .where(and(eq(staff.practiceId, ctx.practice.id), eq(staff.email, email), isNull(staff.removedAt)));
  if (!member) return;
  throw new AppError('conflict', 'the person is a member already', {
    userMessage: `${member.name} belongs to this practice already.`,
  });
}

async function revokeOpen(ctx: ServiceContext, email: string): Promise<void> {
  await ctx.tx
    .update(invitations)
    .set({ revokedAt: ctx.now })
    .where(
      and(
        eq(invitations.practiceId, ctx.practice.id),
        eq(invitations.email, email),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    );
}
