import { and, eq, isNull, lt, sql } from 'drizzle-orm';

import { addDays } from '../clock/day.ts';
import type { ServiceContext } from '../context.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { wakeGate } from '../outbox/wake-gate.ts';

/** How far from where it stands here an entry is looked for. */
const daysMoved = 35;

/** What was made before this is looked for in XPM before it is sent; null when nothing has to be. */
export async function lookFirstBefore({ tx, practice }: ServiceContext): Promise<Date | null> {
  const [gate] = await tx
    .select({ before: deliveryGates.lookFirstBefore })
    .from(deliveryGates)
    .where(and(eq(deliveryGates.practiceId, practice.id), eq(deliveryGates.kind, 'xpm')));
  return gate?.before ?? null;
}

/** The days on which entries stand that have to be looked for first; null when there are none. */
export async function lookFirstDays(
  ctx: ServiceContext,
  before: Date,
): Promise<{ readonly from: string; readonly to: string } | null> {
  const [days] = await ctx.tx
    .select({
      from: sql<string | null>`min(${timeEntries.workDate})::text`,
      to: sql<string | null>`max(${timeEntries.workDate})::text`,
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
        isNull(outboxMessages.remoteId),
        isNull(outboxMessages.op),
        lt(outboxMessages.createdAt, before),
      ),
    );
  // An edit of the day that the backup does not know may have moved one.
  return days?.from && days.to
    ? { from: addDays(days.from, -daysMoved), to: addDays(days.to, daysMoved) }
    : null;
}

/** What was made before then was looked for: what is not there may be sent. A later restore is looked after anew. */
export async function endLookFirst({ tx, practice, announce }: ServiceContext, before: Date): Promise<void> {
  await tx
    .update(deliveryGates)
    .set({ lookFirstBefore: null })
    .where(
      and(
        eq(deliveryGates.practiceId, practice.id),
        eq(deliveryGates.kind, 'xpm'),
        // It was read to the millisecond, and is kept to the microsecond.
        sql`date_trunc('milliseconds', ${deliveryGates.lookFirstBefore}) <= ${before}`,
      ),
    );
  wakeGate(tx, { practiceId: practice.id, kind: 'xpm' }, 0);
  announce('delivery');
}
