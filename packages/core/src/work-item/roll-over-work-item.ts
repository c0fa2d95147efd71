import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { workItems } from '../db/schema/work-items.ts';
import { AppError } from '../errors.ts';
import { chooseJob } from '../link/choose-job.ts';
import { lockLink, writeStaffLink } from '../link/write-staff-link.ts';
import { rolledOverYear } from './next-period.ts';
import { requireOwnWorkItem, type WorkItem } from './require-work-item.ts';
import { viewWorkItem, type WorkItemView } from './view-work-items.ts';

export type RollOverInput = { readonly workItemId: string; readonly dueDate: string };

/**
 * Carries a work item over into another period. It leaves its job and waits for a person to choose the next one: what
 * fits is proposed, never applied by a rule. Time already in XPM stays on the old job.
 *
 * @throws {AppError} `not_found`; `not_allowed` for the work of somebody else; `invalid_input` for a due date that does
 * not lie ahead of the old one
 */
export async function rollOverWorkItem(ctx: ServiceContext, input: RollOverInput): Promise<WorkItemView> {
  const item = await requireOwnWorkItem(ctx, input.workItemId);
  const link = await lockLink(ctx, item.id);
  const isDone = link?.reason === 'rolled_over' && item.dueDate === input.dueDate;
  if (!isDone) {
    requireLater(item, input.dueDate);
    const { financialYearStart } = ctx.practice;
    const after = { dueDate: input.dueDate, year: rolledOverYear(item, input.dueDate, financialYearStart) };
    await ctx.tx
      .update(workItems)
      .set({ ...after, rolledOverAt: ctx.now, rolledOverFromDueDate: item.dueDate })
      .where(and(eq(workItems.practiceId, ctx.practice.id), eq(workItems.id, item.id)));
    recordAudit(ctx, {
      subjectKind: 'work_item',
      subjectId: item.id,
      before: { dueDate: item.dueDate, year: item.year },
      after,
    });
    const details = { fromYear: yearOf(ctx, item), toYear: yearOf(ctx, { ...item, ...after }) };
    await writeStaffLink(
      ctx,
      { workItemId: item.id, link },
      { state: 'needs_review', reason: 'rolled_over', xpmJobNumber: null, xpmJobTaskUuid: null, details },
    );
  }
  return viewWorkItem(ctx, item.id);
}

function requireLater(item: WorkItem, dueDate: string): void {
  if (dueDate > item.dueDate) return;
  throw new AppError('invalid_input', 'the new due date is not later', {
    userMessage:
      'A work item is carried over to a later due date. Choose one, or change the due date instead.',
  });
}

/** The year a work item counts for, as a label. */
function yearOf(ctx: ServiceContext, { clientId, dueDate, year, title }: WorkItem): string {
  const { financialYearStart } = ctx.practice;
  return chooseJob(
    { clientId, taskDefUuid: null, autoLink: true, dueDate, year, title, financialYearStart },
    [],
  ).year;
}
