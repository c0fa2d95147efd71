import { and, between, eq, isNull, lt, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { xpmTimes } from '../db/schema/sweeps.ts';
import type { SweptTime } from './swept-time.ts';

/** A stretch of days, both included, and the database's clock just before it was read. */
export type SweepWindow = { readonly from: string; readonly to: string; readonly startedAt: Date };

const rowsAtOnce = 1_000;
const now = sql<Date>`clock_timestamp()`;

/** Keeps what XPM held in a stretch of days: new and changed records, and those no longer listed there. */
export async function saveTimes(
  tx: Tx,
  practiceId: string,
  { window, times }: { readonly window: SweepWindow; readonly times: readonly SweptTime[] },
): Promise<void> {
  const { startedAt } = window;
  await keepTimes(tx, practiceId, { startedAt, times });
  await tx
    .update(xpmTimes)
    .set({ goneAt: startedAt })
    .where(
      and(
        eq(xpmTimes.practiceId, practiceId),
        between(xpmTimes.workDate, window.from, window.to),
        isNull(xpmTimes.goneAt),
        lt(xpmTimes.seenAt, startedAt),
      ),
    );
}

/** Keeps some records as a read that began then showed them; what a later read showed stays. */
export async function keepTimes(
  tx: Tx,
  practiceId: string,
  { startedAt, times }: { readonly startedAt: Date; readonly times: readonly SweptTime[] },
): Promise<void> {
  for (let start = 0; start < times.length; start += rowsAtOnce) {
    const rows = times
      .slice(start, start + rowsAtOnce)
      // A record is known to be from before a send only when the read that showed it was over by then.
      .map((time) => ({ ...time, practiceId, firstSeenAt: now, seenAt: startedAt, goneAt: null }));
    await tx
      .insert(xpmTimes)
      .values(rows)
      .onConflictDoUpdate({
        target: [xpmTimes.practiceId, xpmTimes.xpmTimeUuid],
        set: {
          xpmJobNumber: sql`excluded.xpm_job_number`,
          jobName: sql`excluded.job_name`,
          xpmJobTaskUuid: sql`excluded.xpm_job_task_uuid`,
          taskName: sql`excluded.task_name`,
          xpmStaffUuid: sql`excluded.xpm_staff_uuid`,
          staffName: sql`excluded.staff_name`,
          workDate: sql`excluded.work_date`,
          minutes: sql`excluded.minutes`,
          note: sql`excluded.note`,
          isInvoiced: sql`excluded.is_invoiced`,
          hash: sql`excluded.hash`,
          seenAt: sql`excluded.seen_at`,
          goneAt: null,
        },
        setWhere: lt(xpmTimes.seenAt, sql`excluded.seen_at`),
      });
  }
}
