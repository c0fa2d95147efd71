import { and, eq, inArray, ne, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { type ConnectionKind, connections } from '../db/schema/connections.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { type DeliveryState, outboxMessages } from '../db/schema/outbox-messages.ts';
import { type GateOutlook, gateOutlooks } from './gate-outlook.ts';
import { visibleMessages } from './visible-messages.ts';

export type DeliverySummary = {
  readonly byState: Readonly<Record<DeliveryState, number>>;
  /** When the one that waits longest began to wait; null when nothing waits. */
  readonly oldestQueuedAt: string | null;
  readonly lastDeliveredAt: string | null;
  readonly connections: readonly (GateOutlook & {
    readonly connectionId: string;
    readonly kind: ConnectionKind;
    /** Calls left today as last told by XPM or Xero; null before the first call. */
    readonly dayRemaining: number | null;
    readonly pausedUntil: string | null;
    readonly reason: string | null;
    /** The database went back in time: what was made before is looked for before anything of it is sent. */
    readonly looksFirst: boolean;
  })[];
};

/** What waits, what went and what the connections still allow, of what the member may see. */
export async function summariseDeliveries(ctx: ServiceContext): Promise<DeliverySummary> {
  const counted = await ctx.tx
    .select({
      state: outboxMessages.state,
      count: sql<number>`count(*)::int`,
      oldestAt: sql<Date | null>`min(${outboxMessages.stateAt})`.mapWith(outboxMessages.stateAt),
      newestAt: sql<Date | null>`max(${outboxMessages.stateAt})`.mapWith(outboxMessages.stateAt),
    })
    .from(outboxMessages)
    .where(and(visibleMessages(ctx), ne(sql`coalesce(${outboxMessages.reason}, '')`, 'removed')))
    .groupBy(outboxMessages.state);
  const of = (state: DeliveryState) => counted.find((row) => row.state === state);
  const count = (state: DeliveryState): number => of(state)?.count ?? 0;
  return {
    byState: {
      unlinked: count('unlinked'),
      queued: count('queued'),
      sending: count('sending'),
      delivered: count('delivered'),
      refused: count('refused'),
      uncertain: count('uncertain'),
      blocked: count('blocked'),
    },
    oldestQueuedAt: of('queued')?.oldestAt?.toISOString() ?? null,
    lastDeliveredAt: of('delivered')?.newestAt?.toISOString() ?? null,
    connections: await connectionQuotas(ctx),
  };
}

async function connectionQuotas(ctx: ServiceContext): Promise<DeliverySummary['connections']> {
  const rows = await ctx.tx
    .select({
      connectionId: connections.id,
      kind: connections.kind,
      dayRemaining: deliveryGates.dayRemaining,
      pausedUntil: deliveryGates.pausedUntil,
      pauseReason: deliveryGates.pauseReason,
      lookFirstBefore: deliveryGates.lookFirstBefore,
    })
    .from(connections)
    .innerJoin(
      deliveryGates,
      and(eq(deliveryGates.practiceId, connections.practiceId), eq(deliveryGates.kind, connections.kind)),
    )
    .where(
      and(
        eq(connections.practiceId, ctx.practice.id),
        inArray(connections.status, ['connected', 'reconnect_needed']),
      ),
    )
    .orderBy(connections.kind);
  const outlooks = await gateOutlooks(ctx);
  return rows.flatMap(({ pausedUntil, pauseReason, lookFirstBefore, ...row }) => {
    const outlook = outlooks.get(row.kind);
    const isPaused = pausedUntil !== null && pausedUntil > ctx.now;
    if (!outlook) return [];
    return {
      ...row,
      ...outlook,
      pausedUntil: isPaused ? pausedUntil.toISOString() : null,
      reason: isPaused ? pauseReason : null,
      looksFirst: lookFirstBefore !== null,
    };
  });
}
