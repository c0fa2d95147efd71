import type { ServiceContext } from '../context.ts';
import type { Tx } from '../db/client.ts';
import type { DeliveryOp } from '../db/schema/outbox-messages.ts';
import { type Applied, applySteps } from '../outbox/apply-step.ts';
import type { Held } from '../outbox/hold-messages.ts';
import type { OutboxMessage } from '../outbox/record-row.ts';
import type { DeliveryPlan } from '../sync/inputs.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { type DesiredTime, hashTime } from './desired-time.ts';
import { holdEntries } from './hold-entries.ts';
import { selectSituationsById, type SituationRow, toEntrySituation } from './load-situations.ts';
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

/** What intents are made from, read once the entries were locked. */
export type IntentReading = {
  readonly held: readonly Held[];
  readonly situations: readonly SituationRow[];
};

/** Locks the entries of claimed messages and reads what decides about them. */
export async function readForIntents(
  tx: Tx,
  practiceId: string,
  messages: readonly OutboxMessage[],
): Promise<IntentReading> {
  const [held, situations] = await Promise.all([
    holdEntries(
      tx,
      practiceId,
      messages.map(({ id }) => id),
    ),
    selectSituationsById(
      tx,
      practiceId,
      messages.map(({ subjectId }) => subjectId),
    ),
  ]);
  return { held, situations };
}

type Intend = {
  /** Of the same transaction and the same messages. */
  readonly reading: IntentReading;
  /** The exact request for an operation, as text. */
  readonly prepare: (operation: TimeOperation) => string;
  readonly timing: DeliveryTiming;
};

/**
 * Decides, from the entries as they are *now*, what claimed messages should do, and writes it down before it is sent.
 * Nothing to send any more gives a message back as planned. What may be in XPM from before a restore is written down and
 * not sent, so that it is looked for as if its sender had died.
 *
 * @returns what came of each, in the order given
 */
export function intendTimes(
  ctx: ServiceContext,
  messages: readonly OutboxMessage[],
  { reading: { held, situations: rows }, prepare, timing }: Intend,
): IntendedTime[] {
  const entries = rows.map((row) => toEntrySituation(ctx.practice, row));
  const situations = new Map(entries.map((entry) => [entry.timeEntryId, entry]));
  const intents = messages.map((message) => {
    const entry = situations.get(message.subjectId);
    const plan = entry ? planDelivery(entry.situation) : noEntry;
    const operation = operationOf(plan, entry?.situation.desired ?? null);
    return { message, plan, operation, looksFirst: entry?.looksFirst ?? false };
  });
  const steppings = intents.map(({ message, plan, operation }) => {
    const hash = operation?.desired ? hashTime(operation.desired) : null;
    const request = operation ? prepare(operation) : '';
    const input = { kind: 'intend', epoch: message.leaseEpoch, plan, hash, request, key: null } as const;
    return { messageId: message.id, input };
  });
  const { receiptKeys } = ctx.settings;
  const applied = applySteps(ctx.tx, { held, steppings, timing, receiptKeys });
  if (applied.some(({ verdict }) => verdict === 'done')) ctx.announce('delivery');
  return applied.map((one, index) => {
    const { operation = null, looksFirst = false } = intents[index] ?? {};
    return looksFirst ? { ...one, ...unsent(one) } : { ...one, operation };
  });
}

function unsent({ effects }: Applied): Pick<IntendedTime, 'effects' | 'operation'> {
  return { effects: effects.filter(({ kind }) => kind !== 'send'), operation: null };
}

/** Its timer runs again: nothing is wanted yet. */
const noEntry: DeliveryPlan = { state: 'unlinked', reason: null, op: null, target: null };

function operationOf({ op, target }: DeliveryPlan, desired: DesiredTime | null): TimeOperation | null {
  return op && { op, target, desired: op === 'delete' ? null : desired };
}
