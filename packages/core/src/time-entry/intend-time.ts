import { eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import type { DeliveryOp } from '../db/schema/outbox-messages.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { type Applied, applyStep } from '../outbox/apply-step.ts';
import type { OutboxMessage } from '../outbox/record-row.ts';
import type { DeliveryPlan } from '../sync/inputs.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { type DesiredTime, hashTime } from './desired-time.ts';
import { loadSituations, lockEntries } from './load-situations.ts';
import { planDelivery } from './plan-delivery.ts';

export type TimeOperation = {
  readonly op: DeliveryOp;
  /** What XPM should hold after it; null for a removal. */
  readonly desired: DesiredTime | null;
  /** The entry in XPM that is changed or removed; null for a new one. */
  readonly target: string | null;
};

export type IntendedTime = Applied & {
  /** What was written down to be sent, in our words; null when nothing is to be sent. */
  readonly operation: TimeOperation | null;
};

type Intend = {
  /** The exact request for an operation, as text. */
  readonly prepare: (operation: TimeOperation) => string;
  readonly timing: DeliveryTiming;
};

/**
 * Decides, from the entry as it is *now*, what a claimed message should do, and writes it down before it is sent.
 * Nothing to send any more gives the message back as planned.
 */
export async function intendTime(
  ctx: ServiceContext,
  message: OutboxMessage,
  { prepare, timing }: Intend,
): Promise<IntendedTime> {
  const thisEntry = eq(timeEntries.id, message.subjectId);
  await lockEntries(ctx.tx, ctx.practice.id, thisEntry);
  const [entry] = await loadSituations(ctx.tx, ctx.practice, thisEntry);
  const plan = entry ? planDelivery(entry.situation) : noEntry;
  const operation = operationOf(plan, entry?.situation.desired ?? null);
  const input = {
    kind: 'intend',
    epoch: message.leaseEpoch,
    plan,
    hash: operation?.desired ? hashTime(operation.desired) : null,
    request: operation ? prepare(operation) : '',
    key: null,
  } as const;
  const { receiptKeys } = ctx.settings;
  const applied = await applyStep(ctx.tx, message, { input, timing, receiptKeys });
  if (applied.verdict === 'done') ctx.announce('delivery');
  return { ...applied, operation };
}

/** Its timer runs again: nothing is wanted yet. */
const noEntry: DeliveryPlan = { state: 'unlinked', reason: null, op: null, target: null };

function operationOf({ op, target }: DeliveryPlan, desired: DesiredTime | null): TimeOperation | null {
  return op && { op, target, desired: op === 'delete' ? null : desired };
}
