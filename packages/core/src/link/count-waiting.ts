import { and, count, eq, isNull, ne, or, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { links } from '../db/schema/links.ts';
import { workItems } from '../db/schema/work-items.ts';
import type { LinkSubject } from './load-subjects.ts';

/**
 * How many work items wait for the same thing as one of these: all of them for auto-link, those of its process for a
 * mapping.
 */
export async function countWaiting(
  ctx: ServiceContext,
  subjects: readonly LinkSubject[],
): Promise<(subject: LinkSubject) => number> {
  if (!subjects.some(isWaiting)) return () => 0;
  const rows = await ctx.tx
    .select({ processId: workItems.processId, waiting: count() })
    .from(workItems)
    .leftJoin(links, and(eq(links.practiceId, workItems.practiceId), eq(links.workItemId, workItems.id)))
    .where(
      and(
        eq(workItems.practiceId, ctx.practice.id),
        or(
          isNull(links.state),
          and(ne(links.state, 'linked'), sql`${links.decidedBy} is distinct from 'staff'`),
        ),
      ),
    )
    .groupBy(workItems.processId);
  const byProcess = new Map(rows.map((row) => [row.processId, row.waiting]));
  const all = rows.reduce((sum, row) => sum + row.waiting, 0);
  return (subject) => (ctx.practice.autoLink ? (byProcess.get(subject.processId) ?? 0) : all);
}

function isWaiting({ link, taskDefUuid }: LinkSubject): boolean {
  return link === null || taskDefUuid === null || (link.state !== 'linked' && link.decidedBy === null);
}
