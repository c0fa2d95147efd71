import { and, eq, gt, ne, or } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { callShares } from '../db/schema/call-shares.ts';
import { connections } from '../db/schema/connections.ts';
import { divideLimit } from './divide-limit.ts';
import { gateLimits } from './gate-limits.ts';
import { lockShares } from './lock-shares.ts';
import type { Gate } from './wake-gate.ts';

/** The smallest want: a gate that makes few calls leaves the rest to others. */
const wantedMin = 10;

export type Share = Pick<
  typeof callShares.$inferSelect,
  'perMinute' | 'wantedPerMinute' | 'renewedAt' | 'pausedUntil'
>;

export type Renewal = Gate & {
  readonly shareId: string;
  readonly now: Date;
  readonly inMinute: number;
  /** Of those in the minute, the calls that are known to have been made. */
  readonly inUse: number;
};

/** Whether a gate has to draw its share anew before it decides. */
export function isShareDue(
  share: Share | null,
  { now, inMinute }: Pick<Renewal, 'now' | 'inMinute'>,
): boolean {
  if (!share) return true;
  const age = now.getTime() - share.renewedAt.getTime();
  if (age < 0 || age >= gateLimits.shareMs) return true;
  if (share.perMinute < share.wantedPerMinute) return age >= gateLimits.shareShortMs;
  return inMinute >= share.perMinute && share.perMinute < gateLimits.perMinuteMax;
}

/**
 * Draws a gate's share of the app's limit. Gates draw one at a time, under a lock that is held to the end of the
 * transaction; each needs it once in fifteen seconds, not for every call.
 *
 * Call it with the gate's row locked: what it has in use must not change meanwhile.
 *
 * @returns null when the gate's connection is gone
 */
export async function renewShare(tx: Tx, renewal: Renewal): Promise<Share | null> {
  const { shareId, now, inMinute, inUse } = renewal;
  const tenantId = await tenantOf(tx, renewal);
  if (tenantId === null) return null;
  await lockShares(tx);
  const rows = await tx
    .select()
    .from(callShares)
    .where(or(gt(callShares.countsUntil, now), gt(callShares.pausedUntil, now)));
  const others = rows.filter((row) => row.shareId !== shareId && row.countsUntil > now);
  const own = rows.find((row) => row.shareId === shareId && row.countsUntil > now);
  const wanted = Math.min(gateLimits.perMinuteMax, Math.max(wantedMin, 2 * (inMinute + 1)));
  const perMinute = divideLimit({
    limit: gateLimits.appPerMinuteMax,
    wanted,
    inUse,
    held: own?.perMinute ?? null,
    others: others.map((other) => ({ share: other.perMinute, wanted: other.wantedPerMinute })),
  });
  const countsForMs = gateLimits.shareMs + gateLimits.leaseMaxMs + gateLimits.windowMs;
  const row = {
    tenantId,
    perMinute,
    wantedPerMinute: wanted,
    renewedAt: now,
    countsUntil: new Date(now.getTime() + countsForMs),
    ...longestPause(rows, { tenantId, now }),
  };
  const [share] = await tx
    .insert(callShares)
    .values({ shareId, ...row })
    .onConflictDoUpdate({ target: callShares.shareId, set: row })
    .returning();
  return share ?? null;
}

type Row = typeof callShares.$inferSelect;

type Pause = Pick<Row, 'pausedUntil' | 'pauseReason'>;

/** A gate inherits what its tenant, or the app, was asked to wait. */
function longestPause(
  rows: readonly Row[],
  { tenantId, now }: { readonly tenantId: string; readonly now: Date },
): Pause {
  let longest: Pause = { pausedUntil: null, pauseReason: null };
  for (const row of rows) {
    const { pausedUntil, pauseReason } = row;
    if (row.tenantId !== tenantId && pauseReason !== 'app') continue;
    if (pausedUntil && pausedUntil > (longest.pausedUntil ?? now)) longest = { pausedUntil, pauseReason };
  }
  return longest;
}

async function tenantOf(tx: Tx, { practiceId, kind }: Gate): Promise<string | null> {
  const [connection] = await tx
    .select({ tenantId: connections.tenantId })
    .from(connections)
    .where(
      and(
        eq(connections.practiceId, practiceId),
        eq(connections.kind, kind),
        ne(connections.status, 'disconnected'),
      ),
    );
  return connection?.tenantId ?? null;
}
