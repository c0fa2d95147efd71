import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';

import { recordAudit } from '../audit/record.ts';
import { practiceDay } from '../clock/practice-day.ts';
import type { ServiceContext } from '../context.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { workItems } from '../db/schema/work-items.ts';
import { AppError, notFound } from '../errors.ts';
import { requireMember } from '../require-member.ts';
import { auditedTime } from './audit-time.ts';
import type { StartTimer } from './schemas.ts';
import { stopRunning } from './stop-running.ts';
import { type TimeEntryView, viewTimeEntry } from './view.ts';

type Input = z.output<z.ZodObject<typeof StartTimer>>;

/**
 * Starts the member's timer; the one that ran stops at the same instant, so there are never two and never a gap.
 *
 * @throws {AppError} `not_found` for unknown work; `conflict` when another start of the same person won
 */
export async function startTimer(ctx: ServiceContext, input: Input): Promise<TimeEntryView> {
  const { staffId } = requireMember(ctx);
  if (input.workItemId) await requireWorkItem(ctx, input.workItemId);
  await stopRunning(ctx, staffId, undefined);
  const [entry] = await ctx.tx
    .insert(timeEntries)
    .values({
      practiceId: ctx.practice.id,
      staffId,
      workItemId: input.workItemId ?? null,
      workDate: practiceDay(ctx.now, ctx.practice.timeZone),
      startedAt: ctx.now,
      note: input.note ?? '',
      updatedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning();
  if (!entry) {
    throw new AppError('conflict', `a timer of ${staffId} started at the same moment`, {
      userMessage: 'A timer was started at the same moment elsewhere. It runs; start again to switch.',
    });
  }
  recordAudit(ctx, {
    subjectKind: 'time_entry',
    subjectId: entry.id,
    before: null,
    after: auditedTime(entry),
  });
  ctx.announce('timer');
  ctx.announce('timeEntry');
  return viewTimeEntry(ctx, entry.id);
}

/** @throws {AppError} `not_found` */
export async function requireWorkItem(ctx: ServiceContext, workItemId: string): Promise<void> {
  const [item] = await ctx.tx
    .select({ id: workItems.id })
    .from(workItems)
    .where(and(eq(workItems.practiceId, ctx.practice.id), eq(workItems.id, workItemId)));
  if (!item) throw notFound('work item');
}
