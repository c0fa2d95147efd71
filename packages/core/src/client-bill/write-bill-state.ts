import { and, eq, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';

/** Follows the delivery in the client bill's own state; a draft or one already in Xero is left alone. */
export async function writeBillState(
  ctx: ServiceContext,
  clientBillId: string,
  state: 'approved' | 'posting' | 'posted',
): Promise<void> {
  await ctx.tx
    .update(clientBills)
    .set({ state, updatedAt: ctx.now })
    .where(
      and(
        eq(clientBills.practiceId, ctx.practice.id),
        eq(clientBills.id, clientBillId),
        sql`${clientBills.state} in ('approved', 'posting')`,
      ),
    );
}
