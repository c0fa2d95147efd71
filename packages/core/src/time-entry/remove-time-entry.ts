import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { AppError } from '../errors.ts';
import { auditedTime } from './audit-time.ts';
import { replanEntry } from './replan.ts';
import { requireTimeEntry } from './require-time-entry.ts';
import type { OneTimeEntry } from './schemas.ts';
import { type TimeEntryView, viewTimeEntry } from './view.ts';

type Input = z.output<z.ZodObject<typeof OneTimeEntry>>;

/**
 * Removes an entry here, and in XPM if it had arrived there. Removing it again changes nothing. A running timer is
 * thrown away with its clock.
 *
 * @throws {AppError} `not_found`, `not_allowed`
 */
export function removeTimeEntry(ctx: ServiceContext, input: Input): Promise<TimeEntryView> {
  return setRemoved(ctx, input.timeEntryId, true);
}

/** Brings a removed entry back, here and, as a new entry, in XPM. */
export function restoreTimeEntry(ctx: ServiceContext, input: Input): Promise<TimeEntryView> {
  return setRemoved(ctx, input.timeEntryId, false);
}

async function setRemoved(
  ctx: ServiceContext,
  timeEntryId: string,
  removed: boolean,
): Promise<TimeEntryView> {
  const entry = await requireTimeEntry(ctx, timeEntryId);
  if ((entry.removedAt !== null) === removed) return viewTimeEntry(ctx, entry.id);
  if (!removed && entry.minutes === null) await requireNoTimer(ctx, entry.staffId);
  const removedAt = removed ? ctx.now : null;
  await ctx.tx
    .update(timeEntries)
    .set({ removedAt, updatedAt: ctx.now })
    .where(and(eq(timeEntries.practiceId, ctx.practice.id), eq(timeEntries.id, entry.id)));
  recordAudit(ctx, {
    subjectKind: 'time_entry',
    subjectId: entry.id,
    before: auditedTime(entry),
    after: auditedTime({ ...entry, removedAt }),
  });
  if (entry.minutes === null) ctx.announce('timer');
  else await replanEntry(ctx, entry.id);
  ctx.announce('timeEntry');
  return viewTimeEntry(ctx, entry.id);
}

async function requireNoTimer(ctx: ServiceContext, staffId: string): Promise<void> {
  const [running] = await ctx.tx
    .select({ id: timeEntries.id })
    .from(timeEntries)
    .where(
      and(
        eq(timeEntries.practiceId, ctx.practice.id),
        eq(timeEntries.staffId, staffId),
        isNull(timeEntries.minutes),
        isNull(timeEntries.removedAt),
      ),
    );
  if (running) {
    throw new AppError('conflict', 'another timer runs', {
      userMessage: 'Another timer is running. Stop it first, then bring this one back.',
    });
  }
}
