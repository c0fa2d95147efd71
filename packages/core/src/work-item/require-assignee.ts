import { and, eq, isNull } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { staff } from '../db/schema/staff.ts';
import { notFound } from '../errors.ts';

/** Makes sure that work can be given to this member. @throws {AppError} `not_found` */
export async function requireAssignee(ctx: ServiceContext, staffId: string): Promise<void> {
  const [member] = await ctx.tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.practiceId, ctx.practice.id), eq(staff.id, staffId), isNull(staff.removedAt)));
  if (!member) throw notFound('staff member');
}
