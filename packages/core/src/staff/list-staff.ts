import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';

import type { ServiceContext } from '../context.ts';
import { staff } from '../db/schema/staff.ts';
import { xpmStaff } from '../db/schema/xpm-lists.ts';
import { asOfOf } from '../mirror/as-of.ts';
import { foldText } from '../mirror/name-search.ts';
import { cursorText, pageOf, readCursor } from '../mirror/page.ts';
import { listNotImported } from './list-not-imported.ts';
import { mergePeople, type StaffView } from './merge-people.ts';
import type { ListStaff } from './schemas.ts';

const Cursor = z.tuple([cursorText, z.guid()]);

/**
 * Everybody who works here, one row a person, by name: members, and people of XPM nobody here is linked to.
 *
 * The first page also names the partners and managers of clients who do not exist here.
 */
export async function listStaff(
  ctx: ServiceContext,
  { query, limit, cursor }: z.output<z.ZodObject<typeof ListStaff>>,
) {
  const after = readCursor(cursor, Cursor);
  const people = mergePeople(await members(ctx), await xpmPeople(ctx));
  const found = people.filter(
    (person) => matches(person, query) && (after === null || isAfter(person, after)),
  );
  const page = pageOf(found.slice(0, limit + 1), limit, sortParts);
  return {
    items: page.rows,
    asOf: await asOfOf(ctx, ['staff']),
    nextCursor: page.nextCursor,
    notImported: after === null ? await listNotImported(ctx) : [],
  };
}

function members(ctx: ServiceContext) {
  return ctx.tx
    .select({
      staffId: staff.id,
      name: staff.name,
      email: staff.email,
      roles: staff.roles,
      xpmStaffUuid: staff.xpmStaffUuid,
    })
    .from(staff)
    .where(and(eq(staff.practiceId, ctx.practice.id), isNull(staff.removedAt)));
}

function xpmPeople(ctx: ServiceContext) {
  return ctx.tx
    .select({
      xpmStaffUuid: xpmStaff.xpmStaffUuid,
      name: xpmStaff.name,
      email: xpmStaff.email,
      goneAt: xpmStaff.goneAt,
    })
    .from(xpmStaff)
    .where(eq(xpmStaff.practiceId, ctx.practice.id));
}

function matches(person: StaffView, query: string | undefined): boolean {
  const text = foldText(`${person.name} ${person.email ?? ''} ${person.xpmName ?? ''}`);
  return foldText(query ?? '')
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function sortParts({ name, id }: StaffView): readonly [string, string] {
  return [foldText(name), id];
}

function isAfter(person: StaffView, [name, id]: z.output<typeof Cursor>): boolean {
  const [ownName, ownId] = sortParts(person);
  return ownName > name || (ownName === name && ownId > id);
}
