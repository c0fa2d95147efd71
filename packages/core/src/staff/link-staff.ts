import { and, eq, isNull, ne } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { staff } from '../db/schema/staff.ts';
import { xpmStaff } from '../db/schema/xpm-lists.ts';
import { AppError, notFound } from '../errors.ts';
import { replanStaffEntries } from '../time-entry/replan.ts';

export type LinkStaffInput = { readonly staffId: string; readonly xpmStaffUuid: string | null };

/**
 * Says which XPM person a member's time is recorded under; null takes that away. Their waiting time is planned anew.
 *
 * @throws {AppError} `not_found` for a member or an XPM person that is not there, `conflict` when another member has
 * that person
 */
export async function linkStaff(ctx: ServiceContext, input: LinkStaffInput) {
  const xpmStaffUuid = input.xpmStaffUuid?.toLowerCase() ?? null;
  const member = await requireStaff(ctx, input.staffId);
  if (member.xpmStaffUuid !== xpmStaffUuid) {
    if (xpmStaffUuid !== null) await requireFreePerson(ctx, input.staffId, xpmStaffUuid);
    await ctx.tx
      .update(staff)
      .set({ xpmStaffUuid })
      .where(and(eq(staff.practiceId, ctx.practice.id), eq(staff.id, member.id)));
    recordAudit(ctx, {
      subjectKind: 'staff',
      subjectId: member.id,
      before: { xpmStaffUuid: member.xpmStaffUuid },
      after: { xpmStaffUuid },
    });
    await replanStaffEntries(ctx, member.id);
    ctx.announce('staff');
    ctx.announce('timeEntry');
  }
  return { staffId: member.id, name: member.name, xpmStaffUuid };
}

async function requireStaff(ctx: ServiceContext, staffId: string) {
  const [member] = await ctx.tx
    .select({ id: staff.id, name: staff.name, xpmStaffUuid: staff.xpmStaffUuid })
    .from(staff)
    .where(and(eq(staff.practiceId, ctx.practice.id), eq(staff.id, staffId), isNull(staff.removedAt)))
    .for('update');
  if (!member) throw notFound('staff member');
  return member;
}

async function requireFreePerson(ctx: ServiceContext, staffId: string, xpmStaffUuid: string): Promise<void> {
  // The lock lets two admins who choose the same person at once take turns.
  const [person] = await ctx.tx
    .select({ name: xpmStaff.name })
    .from(xpmStaff)
    .where(
      and(
        eq(xpmStaff.practiceId, ctx.practice.id),
        eq(xpmStaff.xpmStaffUuid, xpmStaffUuid),
        isNull(xpmStaff.goneAt),
      ),
    )
    .for('update');
  if (!person) throw notFound('XPM person');
  const [holder] = await ctx.tx
    .select({ name: staff.name })
    .from(staff)
    .where(
      and(
        eq(staff.practiceId, ctx.practice.id),
        eq(staff.xpmStaffUuid, xpmStaffUuid),
        ne(staff.id, staffId),
        isNull(staff.removedAt),
      ),
    );
  if (holder) {
    throw new AppError('conflict', 'that XPM person is linked to another member', {
      userMessage: `${person.name} in XPM already belongs to ${holder.name} here. Take that link away first.`,
    });
  }
}
