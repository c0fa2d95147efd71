import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { workItems } from '../db/schema/work-items.ts';
import { askForLinks } from '../link/ask-for-links.ts';
import { requireAssignee } from './require-assignee.ts';
import { requireOwnWorkItem, type WorkItem } from './require-work-item.ts';
import type { UpdateWorkItem } from './schemas.ts';
import { viewWorkItem, type WorkItemView } from './view-work-items.ts';

type Changeable = Pick<WorkItem, 'title' | 'dueDate' | 'year' | 'assignedTo' | 'estimateMinutes'>;

/**
 * Changes a work item. One not linked yet looks for its job again; a link stays whatever changes.
 *
 * @throws {AppError} `not_found`, or `not_allowed` for the work of somebody else
 */
export async function updateWorkItem(
  ctx: ServiceContext,
  input: z.output<z.ZodObject<typeof UpdateWorkItem>>,
): Promise<WorkItemView> {
  const item = await requireOwnWorkItem(ctx, input.workItemId);
  const before = changeableOf(item);
  const after = merged(before, input);
  if (after.assignedTo !== null && after.assignedTo !== before.assignedTo)
    await requireAssignee(ctx, after.assignedTo);
  if (JSON.stringify(after) !== JSON.stringify(before)) {
    await ctx.tx
      .update(workItems)
      .set(after)
      .where(and(eq(workItems.practiceId, ctx.practice.id), eq(workItems.id, item.id)));
    recordAudit(ctx, { subjectKind: 'work_item', subjectId: item.id, before, after });
    await askForLinks(ctx);
    ctx.announce('workItem');
  }
  return viewWorkItem(ctx, item.id);
}

function changeableOf({ title, dueDate, year, assignedTo, estimateMinutes }: Changeable): Changeable {
  return { title, dueDate, year, assignedTo, estimateMinutes };
}

function merged(before: Changeable, input: z.output<z.ZodObject<typeof UpdateWorkItem>>): Changeable {
  return {
    title: input.title ?? before.title,
    dueDate: input.dueDate ?? before.dueDate,
    year: input.year === undefined ? before.year : input.year,
    assignedTo: input.assignedTo === undefined ? before.assignedTo : input.assignedTo,
    estimateMinutes: input.estimateMinutes === undefined ? before.estimateMinutes : input.estimateMinutes,
  };
}
