import { and, asc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';

import { isDay } from '../clock/day.ts';
import type { ServiceContext } from '../context.ts';
import { clients } from '../db/schema/clients.ts';
import { links } from '../db/schema/links.ts';
import { processes } from '../db/schema/processes.ts';
import { workItems } from '../db/schema/work-items.ts';
import { asOfOf } from '../mirror/as-of.ts';
import { nameContains } from '../mirror/name-search.ts';
import { pageOf, readCursor } from '../mirror/page.ts';
import { requireMember } from '../require-member.ts';
import type { ListWorkItems } from './schemas.ts';
import { viewWorkItems } from './view-work-items.ts';

type Input = z.output<z.ZodObject<typeof ListWorkItems>>;
const Cursor = z.tuple([z.string().refine(isDay), z.guid()]);
const searched = sql`${workItems.title} || ' ' || ${clients.name} || ' ' || ${processes.name} || ' ' || coalesce(${links.xpmJobNumber}, '')`;

/** Work items by due date, the earliest first. `asOf` is that of the jobs they are linked to. */
export async function listWorkItems(ctx: ServiceContext, input: Input) {
  const { limit, cursor } = input;
  const after = readCursor(cursor, Cursor);
  const rows = await ctx.tx
    .select({ id: workItems.id, dueDate: workItems.dueDate })
    .from(workItems)
    .innerJoin(clients, and(eq(clients.practiceId, workItems.practiceId), eq(clients.id, workItems.clientId)))
    .innerJoin(
      processes,
      and(eq(processes.practiceId, workItems.practiceId), eq(processes.id, workItems.processId)),
    )
    .leftJoin(links, and(eq(links.practiceId, workItems.practiceId), eq(links.workItemId, workItems.id)))
    .where(
      and(
        eq(workItems.practiceId, ctx.practice.id),
        filterOf(ctx, input),
        after
          ? sql`(${workItems.dueDate}, ${workItems.id}) > (${after[0]}::date, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(workItems.dueDate), asc(workItems.id))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [row.dueDate, row.id]);
  const items = await viewWorkItems(
    ctx,
    page.rows.map((row) => row.id),
  );
  return { items, asOf: await asOfOf(ctx, ['jobs']), nextCursor: page.nextCursor };
}

function filterOf(
  ctx: ServiceContext,
  { query, clientId, processId, linkState, mine }: Input,
): SQL | undefined {
  return and(
    query ? nameContains(searched, query) : undefined,
    clientId === undefined ? undefined : eq(workItems.clientId, clientId),
    processId === undefined ? undefined : eq(workItems.processId, processId),
    linkState === undefined ? undefined : sql`coalesce(${links.state}, 'unlinked') = ${linkState}`,
    mine ? or(isNull(workItems.assignedTo), eq(workItems.assignedTo, requireMember(ctx).staffId)) : undefined,
  );
}
