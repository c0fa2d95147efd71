import { and, between, eq, inArray, isNull, or, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { xpmTimes } from '../db/schema/sweeps.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { type TimeEntryView, viewTimeEntries } from '../time-entry/view.ts';
import { compareTimes } from './compare-times.ts';
import { type Bucket, countBuckets } from './difference.ts';
import { groupTimes, type TimeGroup } from './group-times.ts';
import { loadAcceptances } from './load-acceptances.ts';
import { requireWindow } from './require-window.ts';
import { type LastSweep, lastSweep } from './sweeps.ts';
import type { TimeDifference, TimeHere, TimeThere } from './time-records.ts';

export type TimeReconciliation = {
  readonly from: string;
  readonly to: string;
  /** The last sweep of all these days; null while there was none, and then nothing is known of XPM. */
  readonly sweep: LastSweep | null;
  readonly counts: Readonly<Record<Bucket, number>>;
  readonly accepted: number;
  readonly minutesHere: number;
  readonly minutesThere: number;
  /** Groups in which something is not equal, or all if asked for, by day, person and job. */
  readonly groups: readonly TimeGroup[];
};

type Window = { readonly from: string; readonly to: string };

/**
 * Compares the time of some days here with what XPM held at the last sweep, without a call.
 *
 * @throws {AppError} `invalid_input` for more than a quarter
 */
export async function reconcileTime(
  ctx: ServiceContext,
  { equal, ...window }: Window & { readonly equal: boolean },
): Promise<TimeReconciliation> {
  requireWindow(ctx, window);
  const { items, sweep } = await compareWindow(ctx, window);
  const groups = groupTimes(items);
  const sum = (of: (group: TimeGroup) => number) => groups.reduce((minutes, group) => minutes + of(group), 0);
  return {
    ...window,
    sweep,
    counts: countBuckets(items.map(({ bucket }) => bucket)),
    accepted: items.filter(({ accepted, bucket }) => accepted !== null && bucket !== 'equal').length,
    minutesHere: sum(({ minutesHere }) => minutesHere),
    minutesThere: sum(({ minutesThere }) => minutesThere),
    groups: groups.filter(({ bucket }) => equal || bucket !== 'equal'),
  };
}

/** Every pair of these days, equal ones too. */
export async function compareWindow(
  ctx: ServiceContext,
  window: Window,
): Promise<{ readonly items: TimeDifference[]; readonly sweep: LastSweep | null }> {
  const sweep = await lastSweep(ctx.tx, { practiceId: ctx.practice.id, kind: 'xpm', ...window });
  const sweptAt = sweep && Date.parse(sweep.startedAt);
  const here = await loadHere(ctx, window);
  const there = await loadThere(ctx, { ...window, known: here.flatMap(({ remoteId }) => remoteId ?? []) });
  const accepted = await loadAcceptances(ctx, 'xpm');
  return { items: compareTimes({ here, there, accepted, sweptAt }), sweep };
}

/** Entries of these days, and those whose record somebody moved into these days in XPM. */
async function loadHere(ctx: ServiceContext, { from, to }: Window): Promise<TimeHere[]> {
  const movedHere = ctx.tx
    .select({ id: outboxMessages.subjectId })
    .from(outboxMessages)
    .innerJoin(
      xpmTimes,
      and(
        eq(xpmTimes.practiceId, outboxMessages.practiceId),
        sql`${xpmTimes.xpmTimeUuid}::text = ${outboxMessages.remoteId}`,
      ),
    )
    .where(
      and(
        eq(outboxMessages.practiceId, ctx.practice.id),
        isNull(xpmTimes.goneAt),
        between(xpmTimes.workDate, from, to),
      ),
    );
  const isHere = or(between(timeEntries.workDate, from, to), inArray(timeEntries.id, movedHere));
  const entries = await viewTimeEntries(ctx, isHere);
  const messages = await ctx.tx
    .select({
      subjectId: outboxMessages.subjectId,
      syncedHash: outboxMessages.syncedHash,
      syncedAt: outboxMessages.syncedAt,
      details: outboxMessages.details,
    })
    .from(outboxMessages)
    .innerJoin(
      timeEntries,
      and(
        eq(timeEntries.practiceId, outboxMessages.practiceId),
        eq(timeEntries.id, outboxMessages.subjectId),
      ),
    )
    .where(and(eq(outboxMessages.practiceId, ctx.practice.id), isHere));
  const bySubject = new Map(messages.map((message) => [message.subjectId, message]));
  return entries.flatMap((entry) => toHere(entry, bySubject.get(entry.id)));
}

type Synced = Pick<typeof outboxMessages.$inferSelect, 'syncedHash' | 'syncedAt' | 'details'>;

function toHere(entry: TimeEntryView, message: Synced | undefined): TimeHere[] {
  if (entry.minutes === null) return [];
  const { others } = message?.details ?? {};
  const { deliveryId, state, reason, sentence, xpmTimeUuid } = entry.delivery;
  return [
    {
      timeEntryId: entry.id,
      deliveryId,
      staffName: entry.staffName,
      workDate: entry.workDate,
      xpmJobNumber: entry.xpmJobNumber,
      taskName: entry.taskName,
      minutes: entry.minutes,
      note: entry.note,
      removed: entry.removed,
      state,
      reason,
      sentence,
      remoteId: xpmTimeUuid,
      syncedHash: message?.syncedHash ?? null,
      syncedAt: message?.syncedAt?.getTime() ?? null,
      others: Array.isArray(others) ? others.filter((id): id is string => typeof id === 'string') : [],
    },
  ];
}

async function loadThere(
  ctx: ServiceContext,
  { from, to, known }: Window & { readonly known: readonly string[] },
): Promise<TimeThere[]> {
  const isKnown = known.length > 0 ? inArray(xpmTimes.xpmTimeUuid, [...known]) : undefined;
  const rows = await ctx.tx
    .select()
    .from(xpmTimes)
    .where(
      and(
        eq(xpmTimes.practiceId, ctx.practice.id),
        isNull(xpmTimes.goneAt),
        or(between(xpmTimes.workDate, from, to), isKnown),
      ),
    );
  return rows.map((row) => ({ ...row, seenAt: row.seenAt.getTime() }));
}
