import type { ReceiptKey } from '../context.ts';
import type { Tx } from '../db/client.ts';
import type { StepResult, SyncInput } from '../sync/inputs.ts';
import { step } from '../sync/step.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { type Held, holdMessages } from './hold-messages.ts';
import { isCircuitOpen } from './pause-after.ts';
import { type SealedLine, sealLines } from './receipt-chain.ts';
import { type Answer, receiptLines } from './receipt-lines.ts';
import { changedColumns, type OutboxMessage, toColumns, toRecord } from './record-row.ts';
import { wakeGate } from './wake-gate.ts';
import { writeSteps } from './write-steps.ts';

/** A step to be made on one message. */
export type Stepping = {
  readonly messageId: string;
  readonly input: SyncInput;
  readonly answer?: Answer | undefined;
};

type StepRules = { readonly timing: DeliveryTiming; readonly receiptKeys: readonly ReceiptKey[] };

export type Applied = StepResult & {
  readonly before: OutboxMessage;
  readonly after: OutboxMessage;
};

/** Locks one message and makes a step on it, as {@link applySteps}. */
export async function applyStep(
  tx: Tx,
  { practiceId, id }: Pick<OutboxMessage, 'practiceId' | 'id'>,
  { timing, receiptKeys, ...stepping }: Omit<Stepping, 'messageId'> & StepRules,
): Promise<Applied> {
  const held = await holdMessages(tx, practiceId, [id]);
  const steppings = [{ ...stepping, messageId: id }];
  const [applied] = applySteps(tx, { held, steppings, timing, receiptKeys });
  if (!applied) throw new RangeError(`there is no message ${id}`);
  return applied;
}

type Steps = StepRules & {
  readonly held: readonly Held[];
  /** Of different messages, all held. */
  readonly steppings: readonly Stepping[];
};

/**
 * Makes a step of the protocol on each of these messages of a practice: writes what changed, adds the receipts and
 * wakes the gates, all in the transaction that holds them. Sending, planning anew and looking further are left to the
 * caller, as effects.
 *
 * @returns what came of each, in the order given
 * @throws {RangeError} when one is not held, as there is no such message
 */
export function applySteps(tx: Tx, { held, steppings, ...rules }: Steps): Applied[] {
  const rows = new Map(held.map((row) => [row.message.id, row]));
  const made = steppings.map((stepping) => {
    const row = rows.get(stepping.messageId);
    if (!row) throw new RangeError(`there is no message ${stepping.messageId}`);
    return makeStep(row, stepping, rules);
  });
  writeSteps(tx, {
    messages: made.filter(({ isChanged }) => isChanged).map(({ applied: { after } }) => after),
    lines: made.flatMap(({ lines }) => lines),
  });
  const applied = made.map((one) => one.applied);
  wakeGates(tx, applied);
  return applied;
}

type Made = {
  readonly applied: Applied;
  readonly lines: readonly SealedLine[];
  readonly isChanged: boolean;
};

function makeStep({ message, failures, now }: Held, { input, answer }: Stepping, rules: StepRules): Made {
  const record = toRecord(message);
  const around = { now: now.getTime(), timing: rules.timing, isOutage: isCircuitOpen(failures) };
  const result = step(record, input, around);
  const stepped = { ...message, ...toColumns(result.record) };
  const lines = receiptLines(stepped, result.effects, { answer, now });
  const { rows, end } = sealLines(message, lines, rules.receiptKeys);
  const isChanged = rows.length > 0 || Object.keys(changedColumns(record, result.record)).length > 0;
  return { applied: { ...result, before: message, after: { ...stepped, ...end } }, lines: rows, isChanged };
}

function wakeGates(tx: Tx, applied: readonly Applied[]): void {
  for (const kind of new Set(applied.map(({ after }) => after.gate))) {
    const ofGate = applied.filter(({ after }) => after.gate === kind);
    const wakes = ofGate.flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.kind === 'wake' ? [effect.inMs] : [])),
    );
    const practiceId = ofGate[0]?.after.practiceId ?? '';
    if (wakes.length > 0) wakeGate(tx, { practiceId, kind }, Math.min(...wakes));
  }
}
