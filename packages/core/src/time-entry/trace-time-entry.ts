import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';

import type { ServiceContext } from '../context.ts';
import { connections } from '../db/schema/connections.ts';
import { deliveryGates } from '../db/schema/delivery-gates.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { notFound } from '../errors.ts';
import { loadReceipt, type ReceiptLine } from '../outbox/receipt.ts';
import { requireOwn } from './require-time-entry.ts';
import type { OneTimeEntry } from './schemas.ts';
import { traceSteps, type TraceStep } from './trace-steps.ts';
import { type TimeEntryView, viewTimeEntries } from './view.ts';

export type TimeEntryTrace = {
  readonly entry: TimeEntryView;
  /** From the timer to XPM; the first that is not `done` is where it stands. */
  readonly steps: readonly TraceStep[];
  readonly receipt: readonly ReceiptLine[];
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
  const { deliveryId } = entry.delivery;
  return {
    entry,
    steps: traceSteps(entry, { ...(await aroundXpm(ctx)), autoLink: ctx.practice.autoLink }),
    receipt: deliveryId === null ? [] : await loadReceipt(ctx, deliveryId),
  };
}

async function aroundXpm({ tx, practice, now }: ServiceContext) {
  const [connection] = await tx
    .select({ status: connections.status, pausedUntil: deliveryGates.pausedUntil })
    .from(connections)
    .leftJoin(
      deliveryGates,
      and(eq(deliveryGates.practiceId, connections.practiceId), eq(deliveryGates.kind, connections.kind)),
    )
    .where(
      and(
        eq(connections.practiceId, practice.id),
        eq(connections.kind, 'xpm'),
        eq(connections.status, 'connected'),
      ),
    );
  const pausedUntil = connection?.pausedUntil ?? null;
  return { isConnected: connection !== undefined, isPaused: pausedUntil !== null && pausedUntil > now };
}
