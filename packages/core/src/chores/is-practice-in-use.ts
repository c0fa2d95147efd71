import { and, eq, gt, isNull, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { staff } from '../db/schema/staff.ts';
import { sessions } from '../db/schema/users.ts';

/** Whether a member's sign-in was in use within the last half hour: only then are lists kept fresh unasked. */
export async function isPracticeInUse(ctx: ServiceContext): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(staff, and(eq(staff.userId, sessions.userId), isNull(staff.removedAt)))
    .where(
      and(eq(staff.practiceId, ctx.practice.id), gt(sessions.updatedAt, sql`now() - interval '30 minutes'`)),
    )
    .limit(1);
  return row !== undefined;
}
