import { and, between, eq, inArray, or, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { xpmTimes } from '../db/schema/sweeps.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { noteMarker } from '../outbox/note-marker.ts';
import { hashTime } from '../time-entry/desired-time.ts';
import { loadSituations } from '../time-entry/load-situations.ts';
import type { KnownTime } from './judge-sweep.ts';
import { lookFirstBefore } from './look-first.ts';

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
      createdAt: outboxMessages.createdAt,
      workDate: timeEntries.workDate,
      seenAt: xpmTimes.seenAt,
    })
    .from(outboxMessages)
    .innerJoin(
      timeEntries,
      and(
        eq(timeEntries.practiceId, outboxMessages.practiceId),
        eq(timeEntries.id, outboxMessages.subjectId),
      ),
    )
    .leftJoin(
      xpmTimes,
      and(
        eq(xpmTimes.practiceId, outboxMessages.practiceId),
        sql`${xpmTimes.xpmTimeUuid}::text = ${outboxMessages.remoteId}`,
      ),
    )
    .where(
      and(
        eq(outboxMessages.practiceId, ctx.practice.id),
        eq(outboxMessages.kind, 'time_entry.push'),
        or(between(timeEntries.workDate, from, to), isListed),
      ),
    );
  const wanted = await loadWanted(
    ctx,
    rows.filter(({ remoteId, op }) => remoteId === null && op === null),
  );
  return rows.map(({ op, subjectId, messageId, remoteId, syncedHash, workDate, seenAt }) => ({
    messageId,
    remoteId,
    syncedHash,
    workDate,
    seenAt: seenAt?.getTime() ?? null,
    isUnderWay: op !== null,
    marker: ctx.practice.noteMarker ? noteMarker(ctx.practice.id, subjectId) : null,
    wantedHash: wanted.get(subjectId) ?? null,
  }));
}

type Unsent = { readonly subjectId: string; readonly createdAt: Date };

/** What entries would be sent as that have to be looked for first; only without marks, which need no likeness. */
async function loadWanted(
  ctx: ServiceContext,
  unsent: readonly Unsent[],
): Promise<ReadonlyMap<string, string>> {
  if (ctx.practice.noteMarker || unsent.length === 0) return new Map();
  const lookFirst = await lookFirstBefore(ctx);
  const ids = unsent.flatMap(({ subjectId, createdAt }) =>
    lookFirst !== null && createdAt < lookFirst ? [subjectId] : [],
  );
  if (ids.length === 0) return new Map();
  const situations = await loadSituations(ctx.tx, ctx.practice, inArray(timeEntries.id, ids));
  return new Map(
    situations.flatMap(({ timeEntryId, situation: { removed, desired } }) =>
      removed || !desired ? [] : [[timeEntryId, hashTime(desired)] as const],
    ),
  );
}
