import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { insertMember, type NewMember } from './insert-member.ts';

/**
 * Makes a person with a sign-in a member of the practice.
 *
 * @throws {AppError} `conflict` for a member or a taken XPM person, `invalid_input` without a role
 */
export async function addStaff(ctx: ServiceContext, member: NewMember): Promise<{ staffId: string }> {
  const added = await insertMember(ctx.tx, ctx.practice.id, member);
  const { name, email, roles, xpmStaffUuid = null } = member;
  recordAudit(ctx, {
    subjectKind: 'staff',
    subjectId: added.staffId,
    before: null,
    after: { name, email, roles, xpmStaffUuid },
  });
  ctx.announce('staff');
  return added;
}
