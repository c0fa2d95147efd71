import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { staff } from '../db/schema/staff.ts';
import { lockActiveMember } from './lock-active-member.ts';
import { requireOtherAdmin } from './require-other-admin.ts';

/**
 * Ends a membership; it counts from the person's next request on. Their work and their sign-in stay.
 *
 * @throws {AppError} `not_found`, `conflict` for the only admin
 */
export async function removeMember(
  ctx: ServiceContext,
  { staffId }: { readonly staffId: string },
): Promise<{ staffId: string }> {
  await requireOtherAdmin(ctx, staffId);
  const member = await lockActiveMember(ctx, staffId);
  await ctx.tx
    .update(staff)
    .set({ removedAt: ctx.now })
    .where(and(eq(staff.practiceId, ctx.practice.id), eq(staff.id, staffId)));
  recordAudit(ctx, {
    subjectKind: 'staff',
    subjectId: staffId,
    before: { name: member.name, roles: member.roles },
    after: null,
  });
  ctx.announce('staff');
  return { staffId };
}
