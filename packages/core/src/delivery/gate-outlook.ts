import { and, eq, gt, inArray, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { type ConnectionKind, connectionKinds } from '../db/schema/connections.ts';
import { deliveryGates, remoteCalls } from '../db/schema/delivery-gates.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { estimateArrival } from '../outbox/estimate-arrival.ts';
import { gateLimits } from '../outbox/gate-limits.ts';
import { isCircuitOpen } from '../outbox/pause-after.ts';

/** How the calls of one side stand: what waits for them, and when the last of it will have gone. */
export type GateOutlook = {
  /** Calls left this minute by our own count. */
  readonly minuteRemaining: number;
  /** Deliveries of the whole practice that wait for this side. */
  readonly waiting: number;
  /** Since when it has not answered, also while it is tried again; null while it does. */
  readonly silentSince: string | null;
  /** When all that waits will have gone if nothing else uses the calls; null when it cannot be told, or nothing waits. */
  readonly estimatedDoneAt: string | null;
};

/** A call that nobody measured yet takes about so long. */
const usualCallMs = 500;

/** The outlook of both sides, for people; what may really leave is decided anew for every call. */
export async function gateOutlooks(ctx: ServiceContext): Promise<ReadonlyMap<ConnectionKind, GateOutlook>> {
  const gates = await ctx.tx
    .select()
    .from(deliveryGates)
    .where(eq(deliveryGates.practiceId, ctx.practice.id));
  const waiting = await countWaiting(ctx);
  const calls = await lastCalls(ctx);
  return new Map(
    connectionKinds.flatMap((kind) => {
      const gate = gates.find((row) => row.kind === kind);
      const ofKind = calls.filter((call) => call.kind === kind);
      return gate ? [[kind, outlookOf(ctx, { gate, calls: ofKind, waiting: waiting.get(kind) ?? 0 })]] : [];
    }),
  );
}

type Call = { readonly busyUntil: Date; readonly tookMs: number | null };
type Standing = {
  readonly gate: typeof deliveryGates.$inferSelect;
  readonly calls: readonly Call[];
  readonly waiting: number;
};

function outlookOf({ now }: ServiceContext, { gate, calls, waiting }: Standing): GateOutlook {
  const busy = calls.filter(({ busyUntil }) => busyUntil > now);
  const took = calls.flatMap(({ tookMs }) => tookMs ?? []);
  const callMs = took.length === 0 ? usualCallMs : took.reduce((sum, ms) => sum + ms, 0) / took.length;
  const { dayRemaining, dayResetsAt, dayLimit, pausedUntil, failingSince, failures } = gate;
  const doneAt = estimateArrival({
    now,
    queuedAhead: waiting,
    busyUntil: busy.map(({ busyUntil }) => busyUntil),
    dayRemaining,
    dayResetsAt,
    dayLimit,
    pausedUntil,
    callMs,
  });
  return {
    minuteRemaining: Math.max(0, gateLimits.perMinuteMax - busy.length),
    waiting,
    silentSince: isCircuitOpen(failures) ? (failingSince?.toISOString() ?? null) : null,
    estimatedDoneAt: waiting === 0 ? null : (doneAt?.toISOString() ?? null),
  };
}

async function countWaiting({ tx, practice }: ServiceContext): Promise<ReadonlyMap<ConnectionKind, number>> {
  const rows = await tx
    .select({ gate: outboxMessages.gate, count: sql<number>`count(*)::int` })
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.practiceId, practice.id),
        inArray(outboxMessages.state, ['queued', 'sending', 'uncertain']),
      ),
    )
    .groupBy(outboxMessages.gate);
  return new Map(rows.map(({ gate, count }) => [gate, count]));
}

/** Calls that may still count in the minute of the other side, and how long those took that were answered. */
async function lastCalls({ tx, practice }: ServiceContext) {
  const rows = await tx
    .select({
      kind: remoteCalls.kind,
      startedAt: remoteCalls.startedAt,
      endedAt: remoteCalls.endedAt,
      leaseUntil: remoteCalls.leaseUntil,
      status: remoteCalls.status,
    })
    .from(remoteCalls)
    .where(
      and(
        eq(remoteCalls.practiceId, practice.id),
        gt(remoteCalls.startedAt, sql`now() - interval '10 minutes'`),
      ),
    );
  return rows.map(({ kind, startedAt, endedAt, leaseUntil, status }) => ({
    kind,
    busyUntil: new Date((endedAt ?? leaseUntil).getTime() + gateLimits.windowMs),
    tookMs: endedAt && status !== null && status < 500 ? endedAt.getTime() - startedAt.getTime() : null,
  }));
}
