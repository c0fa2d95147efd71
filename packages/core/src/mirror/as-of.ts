import { and, eq, exists, inArray, isNull, lte, or, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { connections } from '../db/schema/connections.ts';
import { type MirrorKind, mirrorLists } from '../db/schema/mirror-lists.ts';
import { askForMirror } from './ask-for-mirror.ts';
import { freshForMs } from './freshness.ts';
import { remoteOf } from './remote-of.ts';

/**
 * When the oldest of these lists was read, ISO 8601, or null when one never was.
 *
 * Reads nothing from XPM or Xero. When one is older than ten minutes and could be read, it asks a worker to, so that
 * the next look is fresh.
 */
export async function asOfOf(ctx: ServiceContext, kinds: readonly MirrorKind[]): Promise<string | null> {
  const tooOld = new Date(ctx.now.getTime() - freshForMs);
  const untried = or(isNull(mirrorLists.triedAt), lte(mirrorLists.triedAt, tooOld));
  const rows = await ctx.tx
    .select({
      asOf: mirrorLists.asOf,
      readable: sql<boolean>`(${and(untried, exists(liveConnection(ctx, kinds)))})`,
    })
    .from(mirrorLists)
    .where(and(eq(mirrorLists.practiceId, ctx.practice.id), inArray(mirrorLists.kind, [...kinds])));
  if (rows.some((row) => row.readable)) await askForMirror(ctx);
  const times = rows.flatMap((row) => (row.asOf ? [row.asOf.getTime()] : []));
  return times.length === kinds.length ? new Date(Math.min(...times)).toISOString() : null;
}

function liveConnection(ctx: ServiceContext, kinds: readonly MirrorKind[]) {
  return ctx.tx
    .select({ one: sql`1` })
    .from(connections)
    .where(
      and(
        eq(connections.practiceId, ctx.practice.id),
        inArray(connections.kind, [...new Set(kinds.map(remoteOf))]),
        eq(connections.status, 'connected'),
      ),
    );
}
