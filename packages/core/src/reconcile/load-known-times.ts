import { and, between, eq, inArray, or } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { noteMarker } from '../outbox/note-marker.ts';
import type { KnownTime } from './judge-sweep.ts';

/** Our entries of a stretch of days, and those known by one of these records wherever they stand. */
export async function loadKnownTimes(
  ctx: ServiceContext,
  { from, to, listed }: { readonly from: string; readonly to: string; readonly listed: readonly string[] },
): Promise<KnownTime[]> {
  const isListed = listed.length > 0 ? inArray(outboxMessages.remoteId, [...listed]) : undefined;
  const rows = await ctx.tx
    .select({
      messageId: outboxMessages.id,
      subjectId: outboxMessages.subjectId,
      remoteId: outboxMessages.remoteId,
      syncedHash: outboxMessages.syncedHash,
      op: outboxMessages.op,
      workDate: timeEntries.workDate,
    })
    .from(outboxMessages)
    .innerJoin(
      timeEntries,
      and(
        eq(timeEntries.practiceId, outboxMessages.practiceId),
        eq(timeEntries.id, outboxMessages.subjectId),
      ),
    )
    .where(
      and(
        eq(outboxMessages.practiceId, ctx.practice.id),
        eq(outboxMessages.kind, 'time_entry.push'),
        or(between(timeEntries.workDate, from, to), isListed),
      ),
    );
  return rows.map(({ op, subjectId, ...row }) => ({
    ...row,
    isUnderWay: op !== null,
    marker: ctx.practice.noteMarker ? noteMarker(ctx.practice.id, subjectId) : null,
  }));
}
