import { and, eq, isNull } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { staff } from '../db/schema/staff.ts';
import { notFound } from '../errors.ts';

/** A member of the practice, locked until the transaction ends. @throws {AppError} `not_found` */
export async function lockActiveMember(
  ctx: ServiceContext,
  staffId: string,
): Promise<typeof staff.$inferSelect> {
  const [member] = await ctx.tx
    .select()
    .from(staff)
    .where(and(eq(staff.practiceId, ctx.practice.id), eq(staff.id, staffId), isNull(staff.removedAt)))
    .for('update');
  if (!member) throw notFound('staff member');
  return member;
}
