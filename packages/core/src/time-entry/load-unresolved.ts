import { and, eq, inArray, isNotNull, notInArray, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { deliveryEvents, outboxMessages } from '../db/schema/outbox-messages.ts';
import { xpmTimes } from '../db/schema/sweeps.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { databaseNow } from '../outbox/database-now.ts';
import { noteMarker } from '../outbox/note-marker.ts';
import { type OutboxMessage, toRecord } from '../outbox/record-row.ts';
import type { TimeReading } from '../sync/resolve-time.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { type Elsewhere, matchTimes, type RemoteTime, standingOf, takenSince } from './match-times.ts';

export type ReadRequest = {
  /** The days the entries stand on. */
  readonly workDates: readonly string[];
  /** Milliseconds by the database's clock, just before the read begins. */
  readonly startedAt: number;
};

/** What a read has to cover, asked before it begins. */
export async function askRead(ctx: ServiceContext, messages: readonly OutboxMessage[]): Promise<ReadRequest> {
  const subjects = messages.map((message) => message.subjectId);
  const days = await ctx.tx
    .selectDistinct({ workDate: timeEntries.workDate })
    .from(timeEntries)
    .where(and(eq(timeEntries.practiceId, ctx.practice.id), inArray(timeEntries.id, subjects)));
  return { workDates: days.map((row) => row.workDate), startedAt: await databaseNow(ctx.tx) };
}

/** What a finished read says about each message, by its id. What is others' is asked now, after the read. */
export async function readingsOf(
  ctx: ServiceContext,
  messages: readonly OutboxMessage[],
  {
    request,
    times,
    timing,
  }: {
    readonly request: ReadRequest;
    readonly times: readonly RemoteTime[];
    readonly timing: DeliveryTiming;
  },
): Promise<ReadonlyMap<string, TimeReading>> {
  const { id: practiceId, noteMarker: usesMarkers } = ctx.practice;
  const unresolved = messages.flatMap((message) => {
    const { op } = toRecord(message);
    const marker = usesMarkers ? noteMarker(practiceId, message.subjectId) : null;
    return op ? [{ id: message.id, op, marker }] : [];
  });
  return matchTimes(unresolved, {
    startedAt: request.startedAt,
    times,
    taken: await loadTaken(ctx, messages, times),
    elsewhere: usesMarkers ? [] : await loadElsewhere(ctx, messages, timing),
    firstSeenAt: usesMarkers ? new Map() : await loadFirstSeen(ctx, request.workDates),
  });
}

/**
 * Since when listed entries belong to other entries of ours, or were meant to be removed: what was removed while the
 * read went on may be listed, and is nobody's to take.
 */
async function loadTaken(
  ctx: ServiceContext,
  messages: readonly OutboxMessage[],
  times: readonly RemoteTime[],
): Promise<ReadonlyMap<string, number>> {
  if (times.length === 0) return new Map();
  const listed = times.map(({ xpmTimeUuid }) => xpmTimeUuid);
  const linked = await ctx.tx
    .select({ remoteId: outboxMessages.remoteId, at: outboxMessages.syncedAt })
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.practiceId, ctx.practice.id),
        eq(outboxMessages.kind, 'time_entry.push'),
        isNotNull(outboxMessages.remoteId),
        inArray(outboxMessages.remoteId, listed),
        notInArray(
          outboxMessages.id,
          messages.map(({ id }) => id),
        ),
      ),
    );
  const removed = await ctx.tx
    .select({ remoteId: deliveryEvents.remoteId, at: deliveryEvents.at })
    .from(deliveryEvents)
    .where(
      and(
        eq(deliveryEvents.practiceId, ctx.practice.id),
        sql`${deliveryEvents.event} = 'intent' and ${deliveryEvents.op} = 'delete'`,
        inArray(deliveryEvents.remoteId, listed),
      ),
    );
  return takenSince(
    [...linked, ...removed].flatMap(({ remoteId, at }) =>
      remoteId === null ? [] : [{ remoteId, at: at?.getTime() ?? 0 }],
    ),
  );
}

/** Additions under way in other hands. Asked after the read: each whose record it shows is under way or linked. */
async function loadElsewhere(
  ctx: ServiceContext,
  messages: readonly OutboxMessage[],
  timing: DeliveryTiming,
): Promise<readonly Elsewhere[]> {
  const hashes = messages.flatMap((message) => (message.op === 'add' ? (message.opHash ?? []) : []));
  if (hashes.length === 0) return [];
  const now = await databaseNow(ctx.tx);
  const adding = await ctx.tx
    .select()
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.practiceId, ctx.practice.id),
        eq(outboxMessages.kind, 'time_entry.push'),
        eq(outboxMessages.op, 'add'),
        inArray(outboxMessages.opHash, hashes),
        notInArray(
          outboxMessages.id,
          messages.map(({ id }) => id),
        ),
      ),
    );
  return adding.flatMap((message) => {
    const record = toRecord(message);
    return record.op ? [{ id: message.id, op: record.op, standing: standingOf(record, now, timing) }] : [];
  });
}

/** What earlier reads showed of these days; what was there before a send is not what the send made. */
async function loadFirstSeen(
  ctx: ServiceContext,
  workDates: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (workDates.length === 0) return new Map();
  const seen = await ctx.tx
    .select({ xpmTimeUuid: xpmTimes.xpmTimeUuid, firstSeenAt: xpmTimes.firstSeenAt })
    .from(xpmTimes)
    .where(and(eq(xpmTimes.practiceId, ctx.practice.id), inArray(xpmTimes.workDate, [...workDates])));
  return new Map(seen.map((row) => [row.xpmTimeUuid, row.firstSeenAt.getTime()]));
}
