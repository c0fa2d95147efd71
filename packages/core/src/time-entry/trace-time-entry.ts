import { and, asc, eq } from 'drizzle-orm';
import type { z } from 'zod';

import type { ServiceContext } from '../context.ts';
import { connections } from '../db/schema/connections.ts';
import { deliveryEvents } from '../db/schema/outbox-messages.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { notFound } from '../errors.ts';
import { requireOwn } from './require-time-entry.ts';
import type { OneTimeEntry } from './schemas.ts';
import { traceSteps, type TraceStep } from './trace-steps.ts';
import { type TimeEntryView, viewTimeEntries } from './view.ts';

export type TimeEntryTrace = {
  readonly entry: TimeEntryView;
  /** From the timer to XPM; the first that is not `done` is where it stands. */
  readonly steps: readonly TraceStep[];
  /** What was intended, sent and answered, oldest first. */
  readonly receipt: readonly {
    readonly at: string;
    readonly event: string;
    readonly op: string | null;
    readonly outcome: string | null;
    readonly httpStatus: number | null;
    readonly correlationId: string | null;
    readonly hash: string | null;
  }[];
};

/**
 * Why an entry is, or is not, in XPM: every station on its way, and the receipt.
 *
 * @throws {AppError} `not_found`, or `not_allowed` for another person's entry unless admin
 */
export async function traceTimeEntry(
  ctx: ServiceContext,
  input: z.output<z.ZodObject<typeof OneTimeEntry>>,
): Promise<TimeEntryTrace> {
  const [entry] = await viewTimeEntries(ctx, eq(timeEntries.id, input.timeEntryId));
  if (!entry) throw notFound('time entry');
  requireOwn(ctx, entry.staffId);
  const [connection] = await ctx.tx
    .select({ status: connections.status })
    .from(connections)
    .where(
      and(
        eq(connections.practiceId, ctx.practice.id),
        eq(connections.kind, 'xpm'),
        eq(connections.status, 'connected'),
      ),
    );
  const receipt = entry.delivery.deliveryId === null ? [] : await loadReceipt(ctx, entry.delivery.deliveryId);
  return {
    entry,
    steps: traceSteps(entry, { isConnected: connection !== undefined, autoLink: ctx.practice.autoLink }),
    receipt,
  };
}

async function loadReceipt(ctx: ServiceContext, messageId: string): Promise<TimeEntryTrace['receipt']> {
  const events = await ctx.tx
    .select()
    .from(deliveryEvents)
    .where(and(eq(deliveryEvents.practiceId, ctx.practice.id), eq(deliveryEvents.messageId, messageId)))
    .orderBy(asc(deliveryEvents.at), asc(deliveryEvents.opSeq));
  return events.map(({ at, event, op, outcome, httpStatus, correlationId, hash }) => ({
    at: at.toISOString(),
    event,
    op,
    outcome,
    httpStatus,
    correlationId,
    hash,
  }));
}
