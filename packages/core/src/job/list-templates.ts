import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';

import type { ServiceContext } from '../context.ts';
import { templates } from '../db/schema/xpm-lists.ts';
import { asOfOf } from '../mirror/as-of.ts';
import { foldedName, nameContains } from '../mirror/name-search.ts';
import { cursorText, pageOf, readCursor } from '../mirror/page.ts';
import type { ListNames } from './schemas.ts';

const Cursor = z.tuple([cursorText, z.guid()]);
const sortName = foldedName(templates.name);

/** XPM's job templates by name. */
export async function listTemplates(
  ctx: ServiceContext,
  { query, limit, cursor }: z.output<z.ZodObject<typeof ListNames>>,
) {
  const after = readCursor(cursor, Cursor);
  const rows = await ctx.tx
    .select({
      id: templates.xpmTemplateUuid,
      xpmTemplateUuid: templates.xpmTemplateUuid,
      name: templates.name,
      sortName,
    })
    .from(templates)
    .where(
      and(
        eq(templates.practiceId, ctx.practice.id),
        isNull(templates.goneAt),
        query ? nameContains(templates.name, query) : undefined,
        after
          ? sql`(${sortName}, ${templates.xpmTemplateUuid}) > (${after[0]}, ${after[1]}::uuid)`
          : undefined,
      ),
    )
    .orderBy(asc(sortName), asc(templates.xpmTemplateUuid))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [row.sortName, row.id]);
  const items = page.rows.map(({ sortName: _sortName, ...row }) => row);
  return { items, asOf: await asOfOf(ctx, ['templates']), nextCursor: page.nextCursor };
}
