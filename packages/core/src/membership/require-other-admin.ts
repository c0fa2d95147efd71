import { and, asc, eq, isNull, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { staff } from '../db/schema/staff.ts';
import { AppError } from '../errors.ts';

/**
 * Refuses to go on when this member is the practice's only admin. Locks the admins until the transaction ends, so
 * two admins who demote each other at once do not both succeed.
 *
 * @throws {AppError} `conflict`
 */
export async function requireOtherAdmin(ctx: ServiceContext, staffId: string): Promise<void> {
  const admins = await ctx.tx
    .select({ id: staff.id })
    .from(staff)
    .where(
      and(eq(staff.practiceId, ctx.practice.id), isNull(staff.removedAt), sql`'admin' = any(${staff.roles})`),
    )
    .orderBy(asc(staff.id))
    .for('update');
  if (admins.some(({ id }) => id !== staffId)) return;
  throw new AppError('conflict', 'the last admin stays', {
    userMessage: 'This is the only admin. Make somebody else an admin first.',
  });
}
