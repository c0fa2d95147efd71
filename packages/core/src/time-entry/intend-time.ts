import { eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import type { DeliveryOp } from '../db/schema/outbox-messages.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import type { OutboxMessage } from '../outbox/claim-due.ts';
import { releaseIn } from '../outbox/release.ts';
import { writeIntent } from '../outbox/write-intent.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { type DesiredTime, hashTime } from './desired-time.ts';
import { loadSituations, lockEntries } from './load-situations.ts';
import { planDelivery } from './plan-delivery.ts';
import { planAll } from './replan.ts';

export type TimeOperation = {
  readonly op: DeliveryOp;
  /** What XPM should hold after it; null for a removal. */
  readonly desired: DesiredTime | null;
  /** The entry in XPM that is changed or removed; null for a new one. */
  readonly remoteId: string | null;
};

export type IntendedTime = TimeOperation & { readonly message: OutboxMessage };

type Intend = {
  /** The exact request for an operation, as text. */
  readonly prepare: (operation: TimeOperation) => string;
  readonly timing: DeliveryTiming;
};

/**
 * Decides, from the entry as it is *now*, what a claimed message should do, and writes it down before it is sent.
 *
 * @returns the operation to send, or null when there is nothing to send any more
 */
export async function intendTime(
  ctx: ServiceContext,
  message: OutboxMessage,
  { prepare, timing }: Intend,
): Promise<IntendedTime | null> {
  const thisEntry = eq(timeEntries.id, message.subjectId);
  await lockEntries(ctx.tx, ctx.practice.id, thisEntry);
  const [entry] = await loadSituations(ctx.tx, ctx.practice, thisEntry);
  const plan = entry && planDelivery(entry.situation);
  if (!entry || !plan?.op) {
    await releaseIn(ctx.tx, message, 0);
    await planAll(ctx, thisEntry, { restMs: 0 });
    return null;
  }
  const desired = plan.op === 'delete' ? null : entry.situation.desired;
  const operation = { op: plan.op, desired, remoteId: entry.situation.remote?.remoteId ?? null };
  const intent = { op: plan.op, hash: desired && hashTime(desired), request: prepare(operation), key: null };
  const held = await writeIntent(ctx.tx, message, { intent, timing });
  if (!held) return null;
  ctx.announce('delivery');
  return { ...operation, message: held };
}
