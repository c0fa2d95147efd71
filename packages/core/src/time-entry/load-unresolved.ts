import { and, eq, inArray, isNotNull, notInArray, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import type { OutboxMessage } from '../outbox/claim-due.ts';

export type UnresolvedTimes = {
  /** The days the entries stand on. */
  readonly workDates: readonly string[];
  /** The database's clock just before the read begins. */
  readonly readStartedAt: Date;
  /** Entries in XPM that belong to other entries of ours. */
  readonly taken: ReadonlySet<string>;
};

/** What a read has to cover and to leave out, asked before it begins. */
export async function loadUnresolved(
  ctx: ServiceContext,
  messages: readonly OutboxMessage[],
): Promise<UnresolvedTimes> {
  const ids = messages.map((message) => message.id);
  const subjects = messages.map((message) => message.subjectId);
  const days = await ctx.tx
    .selectDistinct({ workDate: timeEntries.workDate })
    .from(timeEntries)
    .where(and(eq(timeEntries.practiceId, ctx.practice.id), inArray(timeEntries.id, subjects)));
  const linked = await ctx.tx
    .select({ remoteId: outboxMessages.remoteId })
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
        isNotNull(outboxMessages.remoteId),
        notInArray(outboxMessages.id, ids),
        inArray(
          timeEntries.workDate,
          days.map((row) => row.workDate),
        ),
      ),
    );
  const [clock] = await ctx.tx
    .select({
      now: sql<Date>`clock_timestamp()`.mapWith(outboxMessages.quietAt),
    })
    .from(sql`(select 1) as one`);
  if (!clock) throw new Error('the database told no time');
  return {
    workDates: days.map((row) => row.workDate),
    readStartedAt: clock.now,
    taken: new Set(linked.flatMap((row) => row.remoteId ?? [])),
  };
}
