import { and, desc, eq, gte, lte, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';

import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { clients } from '../db/schema/clients.ts';
import { nameContains } from '../mirror/name-search.ts';
import { cursorText, pageOf, readCursor } from '../mirror/page.ts';
import type { ListInput } from './schemas.ts';
import { type ClientBillView, viewClientBills } from './view-client-bill.ts';

const Place = z.tuple([z.iso.date(), cursorText]);

/** Client bills, latest date first and then highest number, with what speaks against posting each. */
export async function listClientBills(
  ctx: ServiceContext,
  input: ListInput,
): Promise<{ items: ClientBillView[]; nextCursor: string | null }> {
  const rows = await ctx.tx
    .select({ id: clientBills.id, billDate: clientBills.billDate, number: clientBills.number })
    .from(clientBills)
    .innerJoin(
      clients,
      and(eq(clients.practiceId, clientBills.practiceId), eq(clients.id, clientBills.clientId)),
    )
    .where(
      and(
        eq(clientBills.practiceId, ctx.practice.id),
        input.state && eq(clientBills.state, input.state),
        input.from === undefined ? undefined : gte(clientBills.billDate, input.from),
        input.to === undefined ? undefined : lte(clientBills.billDate, input.to),
        matches(input.query),
        after(input.cursor),
      ),
    )
    .orderBy(desc(clientBills.billDate), desc(clientBills.number))
    .limit(input.limit + 1);
  const page = pageOf(rows, input.limit, ({ billDate, number }) => [billDate, number]);
  const items = await viewClientBills(
    ctx,
    page.rows.map((row) => row.id),
  );
  return { items, nextCursor: page.nextCursor };
}

function matches(query: string | undefined): SQL | undefined {
  if (!query) return undefined;
  return or(
    nameContains(clientBills.number, query),
    nameContains(clientBills.reference, query),
    nameContains(clients.name, query),
  );
}

function after(cursor: string | undefined): SQL | undefined {
  const place = readCursor(cursor, Place);
  if (place === null) return undefined;
  const [billDate, number] = place;
  return sql`(${clientBills.billDate}, ${clientBills.number}) < (${billDate}::date, ${number})`;
}
