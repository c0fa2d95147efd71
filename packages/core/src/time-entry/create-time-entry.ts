import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { staff } from '../db/schema/staff.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { AppError, notFound } from '../errors.ts';
import { requireMember } from '../require-member.ts';
import { auditedTime } from './audit-time.ts';
import { replanEntry } from './replan.ts';
import { requireOwn } from './require-time-entry.ts';
import type { CreateTimeEntry } from './schemas.ts';
import { requireWorkItem } from './start-timer.ts';
import { type TimeEntryView, viewTimeEntry } from './view.ts';

type Input = z.output<z.ZodObject<typeof CreateTimeEntry>>;

/**
 * Writes down minutes of a day, with a start time if one is known, and plans their delivery.
 *
 * @throws {AppError} `not_found` for unknown work or member, `not_allowed` for another person unless admin,
 *   `conflict` when the entry's id is taken
 */
export async function createTimeEntry(ctx: ServiceContext, input: Input): Promise<TimeEntryView> {
  const staffId = input.staffId ?? requireMember(ctx).staffId;
  requireOwn(ctx, staffId);
  await requireActiveStaff(ctx, staffId);
  if (input.workItemId) await requireWorkItem(ctx, input.workItemId);
  const startedAt = input.startedAt ? new Date(input.startedAt) : null;
  const [entry] = await ctx.tx
    .insert(timeEntries)
    .values({
      practiceId: ctx.practice.id,
      ...(input.id ? { id: input.id } : {}),
      staffId,
      workItemId: input.workItemId ?? null,
      workDate: input.workDate,
      startedAt,
      stoppedAt: startedAt && new Date(startedAt.getTime() + input.minutes * 60_000),
      minutes: input.minutes,
      note: input.note ?? '',
      updatedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning();
  if (!entry) {
    throw new AppError('conflict', `time entry ${input.id ?? ''} exists`, {
      userMessage: 'This entry exists already.',
    });
  }
  recordAudit(ctx, {
    subjectKind: 'time_entry',
    subjectId: entry.id,
    before: null,
    after: auditedTime(entry),
  });
  await replanEntry(ctx, entry.id);
  ctx.announce('timeEntry');
  return viewTimeEntry(ctx, entry.id);
}

async function requireActiveStaff(ctx: ServiceContext, staffId: string): Promise<void> {
  const [member] = await ctx.tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.practiceId, ctx.practice.id), eq(staff.id, staffId), isNull(staff.removedAt)));
  if (!member) throw notFound('member');
}
