import { and, eq, isNull, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { staff } from '../db/schema/staff.ts';
import { xpmStaff } from '../db/schema/xpm-lists.ts';
import { replanStaffEntries } from '../time-entry/replan.ts';
import { saveXpmStaff, type XpmStaffRow } from './save-xpm-staff.ts';

/**
 * Takes over the people XPM just listed. Members stay whatever happens there; the time of those whose XPM person went
 * or came back is planned anew.
 */
export async function applyXpmStaff(ctx: ServiceContext, rows: readonly XpmStaffRow[]): Promise<void> {
  const before = await membersWithoutPerson(ctx);
  await saveXpmStaff(ctx.tx, { practiceId: ctx.practice.id, asOf: ctx.now, rows });
  const after = await membersWithoutPerson(ctx);
  const changed = [...new Set([...before, ...after])].filter(
    (staffId) => before.has(staffId) !== after.has(staffId),
  );
  for (const staffId of changed) await replanStaffEntries(ctx, staffId);
  if (changed.length > 0) ctx.announce('staff');
}

/** Members linked to an XPM person who is not listed any more. */
async function membersWithoutPerson(ctx: ServiceContext): Promise<Set<string>> {
  const rows = await ctx.tx
    .select({ staffId: staff.id })
    .from(staff)
    .innerJoin(
      xpmStaff,
      and(eq(xpmStaff.practiceId, staff.practiceId), eq(xpmStaff.xpmStaffUuid, staff.xpmStaffUuid)),
    )
    .where(
      and(
        eq(staff.practiceId, ctx.practice.id),
        isNull(staff.removedAt),
        sql`${xpmStaff.goneAt} is not null`,
      ),
    );
  return new Set(rows.map((row) => row.staffId));
}
