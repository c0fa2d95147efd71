import { and, eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { workItems } from '../db/schema/work-items.ts';
import { AppError, notFound } from '../errors.ts';
import { hasRole, requireMember } from '../require-member.ts';

export type WorkItem = typeof workItems.$inferSelect;

/**
 * The work item, locked, for somebody who may change it: whose it is, anybody while it is nobody's, or an admin.
 *
 * @throws {AppError} `not_found`, or `not_allowed` for the work of somebody else
 */
export async function requireOwnWorkItem(ctx: ServiceContext, workItemId: string): Promise<WorkItem> {
  const { staffId } = requireMember(ctx);
  const [item] = await ctx.tx
    .select()
    .from(workItems)
    .where(and(eq(workItems.practiceId, ctx.practice.id), eq(workItems.id, workItemId)))
    .for('update');
  if (!item) throw notFound('work item');
  const isOwn = item.assignedTo === null || item.assignedTo === staffId;
  if (!isOwn && !hasRole(ctx, 'admin')) {
    throw new AppError('not_allowed', `work item ${item.id} is somebody else's`, {
      userMessage: 'This is the work of somebody else. Ask them, or an admin.',
    });
  }
  return item;
}
