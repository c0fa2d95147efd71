import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';

import type { ServiceContext } from '../context.ts';
import { taskDefinitions } from '../db/schema/xpm-lists.ts';
import { asOfOf } from '../mirror/as-of.ts';
import { foldedName, nameContains } from '../mirror/name-search.ts';
import { cursorText, pageOf, readCursor } from '../mirror/page.ts';
import type { ListNames } from './schemas.ts';

const Cursor = z.tuple([cursorText, z.guid()]);
const sortName = foldedName(taskDefinitions.name);

/** XPM's task definitions by name; two may share a name, the UUID tells them apart. */
export async function listTaskDefinitions(
  ctx: ServiceContext,
  { query, limit, cursor }: z.output<z.ZodObject<typeof ListNames>>,
) {
  const after = readCursor(cursor, Cursor);
  const rows = await ctx.tx
    .select({
      id: taskDefinitions.xpmTaskDefUuid,
      xpmTaskDefUuid: taskDefinitions.xpmTaskDefUuid,
      name: taskDefinitions.name,
      description: taskDefinitions.description,
      sortName,
    })
    .from(taskDefinitions)
    .where(
      and(
        eq(taskDefinitions.practiceId, ctx.practice.id),
        isNull(taskDefinitions.goneAt),
        query ? nameContains(taskDefinitions.name, query) : undefined,
        after
          ? sql`(${sortName}, ${taskDefinitions.xpmTaskDefUuid}) > (${after[0]}, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(sortName), asc(taskDefinitions.xpmTaskDefUuid))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [row.sortName, row.id]);
  const items = page.rows.map(({ sortName: _sortName, ...row }) => row);
  return { items, asOf: await asOfOf(ctx, ['taskDefinitions']), nextCursor: page.nextCursor };
}
