import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';

import type { ServiceContext } from '../context.ts';
import { clients } from '../db/schema/clients.ts';
import { staff } from '../db/schema/staff.ts';
import { asOfOf } from '../mirror/as-of.ts';
import { foldedName, nameContains } from '../mirror/name-search.ts';
import { cursorText, pageOf, readCursor } from '../mirror/page.ts';
import type { ListClients } from './schemas.ts';

/** A person of XPM as a client names them; `staffId` is null while nobody here is linked to that person. */
export type ClientPerson = { readonly name: string; readonly staffId: string | null };

export type ClientView = {
  readonly id: string;
  readonly xpmClientUuid: string;
  readonly name: string;
  readonly email: string | null;
  readonly isArchived: boolean;
  readonly partner: ClientPerson | null;
  readonly manager: ClientPerson | null;
  /** Another client has the very same name: only other facts tell them apart. */
  readonly duplicateName: boolean;
};

type Input = z.output<z.ZodObject<typeof ListClients>>;
const Cursor = z.tuple([cursorText, z.guid()]);
const partners = alias(staff, 'partners');
const managers = alias(staff, 'managers');
const others = alias(clients, 'others');
const sortName = foldedName(clients.name);

/** Clients by name, archived ones included, those XPM does not have any more left out. */
export async function listClients(ctx: ServiceContext, { query, limit, cursor }: Input) {
  const rows = await selectClients(ctx, searchFor(query, readCursor(cursor, Cursor))).limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [row.sortName, row.id]);
  const items = page.rows.map(viewOf);
  return { items, asOf: await asOfOf(ctx, ['clients']), nextCursor: page.nextCursor };
}

function searchFor(query: string | undefined, after: z.output<typeof Cursor> | null): SQL | undefined {
  return and(
    query ? nameContains(clients.name, query) : undefined,
    after ? sql`(${sortName}, ${clients.id}) > (${after[0]}, ${after[1]}::uuid)` : undefined,
  );
}

function selectClients(ctx: ServiceContext, search: SQL | undefined) {
  const twin = ctx.tx
    .select({ one: sql`1` })
    .from(others)
    .where(
      and(
        eq(others.practiceId, clients.practiceId),
        eq(others.name, clients.name),
        sql`${others.id} <> ${clients.id}`,
        eq(others.isDeleted, false),
        isNull(others.goneAt),
      ),
    );
  return ctx.tx
    .select({
      id: clients.id,
      xpmClientUuid: clients.xpmClientUuid,
      name: clients.name,
      email: clients.email,
      isArchived: clients.isArchived,
      partnerName: clients.partnerName,
      partnerId: partners.id,
      managerName: clients.managerName,
      managerId: managers.id,
      sortName,
      duplicateName: sql<boolean>`exists ${twin}`,
    })
    .from(clients)
    .leftJoin(partners, isLinkedTo(partners, clients.partnerXpmStaffUuid))
    .leftJoin(managers, isLinkedTo(managers, clients.managerXpmStaffUuid))
    .where(
      and(
        eq(clients.practiceId, ctx.practice.id),
        eq(clients.isDeleted, false),
        isNull(clients.goneAt),
        search,
      ),
    )
    .orderBy(asc(sortName), asc(clients.id));
}

type StaffAlias = typeof partners | typeof managers;

function isLinkedTo(
  member: StaffAlias,
  xpmStaffUuid: typeof clients.partnerXpmStaffUuid | typeof clients.managerXpmStaffUuid,
) {
  return and(
    eq(member.practiceId, clients.practiceId),
    eq(member.xpmStaffUuid, xpmStaffUuid),
    isNull(member.removedAt),
  );
}

type Row = Awaited<ReturnType<typeof selectClients>>[number];

function viewOf({
  partnerName,
  partnerId,
  managerName,
  managerId,
  sortName: _sortName,
  ...row
}: Row): ClientView {
  return { ...row, partner: personOf(partnerName, partnerId), manager: personOf(managerName, managerId) };
}

function personOf(name: string | null, staffId: string | null): ClientPerson | null {
  return name === null ? null : { name, staffId };
}
