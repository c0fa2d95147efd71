import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { AppError } from '../errors.ts';
import { auditedTime } from './audit-time.ts';
import { replanEntry } from './replan.ts';
import { requireTimeEntry, type TimeEntryRow } from './require-time-entry.ts';
import type { UpdateTimeEntry } from './schemas.ts';
import { requireWorkItem } from './start-timer.ts';
import { type TimeEntryView, viewTimeEntry } from './view.ts';

type Input = z.output<z.ZodObject<typeof UpdateTimeEntry>>;

/**
 * Changes an entry; what was delivered is brought up to date in XPM by itself. A running timer takes another note,
 * work or day; its minutes come from its clock.
 *
 * @throws {AppError} `not_found`, `not_allowed`, `conflict` for an entry removed or still running
 */
export async function updateTimeEntry(ctx: ServiceContext, input: Input): Promise<TimeEntryView> {
  const entry = await requireTimeEntry(ctx, input.timeEntryId);
  if (entry.removedAt) {
    throw new AppError('conflict', 'entry was removed', {
      userMessage: 'This entry was removed. Restore it first.',
    });
  }
  if (input.workItemId) await requireWorkItem(ctx, input.workItemId);
  const change = { ...changeOf(entry, input), updatedAt: ctx.now };
  await ctx.tx
    .update(timeEntries)
    .set(change)
    .where(and(eq(timeEntries.practiceId, ctx.practice.id), eq(timeEntries.id, entry.id)));
  const changed = { ...entry, ...change };
  recordAudit(ctx, {
    subjectKind: 'time_entry',
    subjectId: entry.id,
    before: auditedTime(entry),
    after: auditedTime(changed),
  });
  if (changed.minutes === null) ctx.announce('timer');
  else await replanEntry(ctx, entry.id);
  ctx.announce('timeEntry');
  return viewTimeEntry(ctx, entry.id);
}

function changeOf(entry: TimeEntryRow, input: Input) {
  if (input.minutes !== undefined && entry.minutes === null) {
    throw new AppError('conflict', 'entry is running', {
      userMessage: 'This timer is still running. Stop it, then change its minutes.',
    });
  }
  const minutes = input.minutes ?? entry.minutes;
  return {
    minutes,
    workDate: input.workDate ?? entry.workDate,
    note: input.note ?? entry.note,
    workItemId: input.workItemId === undefined ? entry.workItemId : input.workItemId,
    // An entry with clock times keeps its start and moves its end.
    ...(input.minutes !== undefined && entry.startedAt
      ? { stoppedAt: new Date(entry.startedAt.getTime() + input.minutes * 60_000) }
      : {}),
  };
}
