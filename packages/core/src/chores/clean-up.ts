import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { callShares } from '../db/schema/call-shares.ts';
import { oauthStates } from '../db/schema/connections.ts';
import { remoteCalls } from '../db/schema/delivery-gates.ts';
import { requests } from '../db/schema/requests.ts';

/** Removes what only counted for a while: calls after two days, consents under way after one, answers after ninety. */
export async function cleanUp(ctx: ServiceContext): Promise<void> {
  const { id } = ctx.practice;
  await ctx.tx
    .delete(remoteCalls)
    .where(and(eq(remoteCalls.practiceId, id), lt(remoteCalls.startedAt, sql`now() - interval '2 days'`)));
  await ctx.tx
    .delete(callShares)
    .where(
      and(
        lt(callShares.countsUntil, sql`now() - interval '1 day'`),
        or(isNull(callShares.pausedUntil), lt(callShares.pausedUntil, sql`now()`)),
      ),
    );
  await ctx.tx
    .delete(oauthStates)
    .where(and(eq(oauthStates.practiceId, id), lt(oauthStates.createdAt, sql`now() - interval '1 day'`)));
  await ctx.tx
    .delete(requests)
    .where(and(eq(requests.practiceId, id), lt(requests.createdAt, sql`now() - interval '90 days'`)));
}
