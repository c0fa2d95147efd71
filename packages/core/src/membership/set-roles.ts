import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { type Role, staff } from '../db/schema/staff.ts';
import { lockActiveMember } from './lock-active-member.ts';
import { orderedRoles } from './ordered-roles.ts';
import { requireOtherAdmin } from './require-other-admin.ts';

export type SetRolesInput = { readonly staffId: string; readonly roles: readonly Role[] };

/**
 * Sets what a member may do; it counts from their next request on. Safe to repeat.
 *
 * @throws {AppError} `not_found`, `invalid_input` without a role, `conflict` for the only admin
 */
export async function setRoles(
  ctx: ServiceContext,
  { staffId, roles }: SetRolesInput,
): Promise<{ staffId: string; roles: Role[] }> {
  const wanted = orderedRoles(roles);
  if (!wanted.includes('admin')) await requireOtherAdmin(ctx, staffId);
  const member = await lockActiveMember(ctx, staffId);
  const answer = { staffId, roles: wanted };
  if (orderedRoles(member.roles).join() === wanted.join()) return answer;
  await ctx.tx
    .update(staff)
    .set({ roles: wanted })
    .where(and(eq(staff.practiceId, ctx.practice.id), eq(staff.id, staffId)));
  recordAudit(ctx, {
    subjectKind: 'staff',
    subjectId: staffId,
    before: { roles: member.roles },
    after: { roles: wanted },
  });
  ctx.announce('staff');
  return answer;
}
