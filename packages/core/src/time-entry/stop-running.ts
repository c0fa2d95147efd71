import { and, eq, isNull } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { auditedTime } from './audit-time.ts';
import { replanEntry } from './replan.ts';
import type { TimeEntryRow } from './require-time-entry.ts';
import { chargedMinutes } from './round-minutes.ts';

const dayMinutes = 1440;

/**
 * Stops the member's running timer, if there is one, at the context's instant and plans its delivery.
 * The caller's transaction holds the lock from here on.
 */
export async function stopRunning(
  ctx: ServiceContext,
  staffId: string,
  note: string | undefined,
): Promise<TimeEntryRow | null> {
  const [running] = await ctx.tx
    .select()
    .from(timeEntries)
    .where(
      and(
        eq(timeEntries.practiceId, ctx.practice.id),
        eq(timeEntries.staffId, staffId),
        isNull(timeEntries.minutes),
        isNull(timeEntries.removedAt),
      ),
    )
    .for('update');
  if (!running?.startedAt) return null;
  const { timeIncrementMinutes, rounding } = ctx.practice;
  // A clock that was set back never makes an entry end before it began.
  const elapsedSeconds = Math.max(0, Math.floor((ctx.now.getTime() - running.startedAt.getTime()) / 1000));
  const charged = chargedMinutes(elapsedSeconds, timeIncrementMinutes, rounding);
  const change = {
    stoppedAt: new Date(Math.max(ctx.now.getTime(), running.startedAt.getTime())),
    // XPM takes at most a day an entry; a timer forgotten for longer is kept and capped in plain sight.
    minutes: Math.min(charged, dayMinutes),
    note: note ?? running.note,
    updatedAt: ctx.now,
  };
  await ctx.tx
    .update(timeEntries)
    .set(change)
    .where(and(eq(timeEntries.practiceId, ctx.practice.id), eq(timeEntries.id, running.id)));
  const stopped = { ...running, ...change };
  recordAudit(ctx, {
    subjectKind: 'time_entry',
    subjectId: running.id,
    before: auditedTime(running),
    after: auditedTime(stopped),
  });
  await replanEntry(ctx, running.id);
  return stopped;
}
