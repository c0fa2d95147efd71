import type { StepResult } from './inputs.ts';
import type { SyncRecord } from './record.ts';
import { settleOutcome } from './settle-outcome.ts';
import { dropped, type InputOf, isCurrent, receipt, type StepContext, waiting } from './step-result.ts';

function isTakenAgain({ state }: SyncRecord): boolean {
  return state === 'queued' || state === 'uncertain';
}

/**
 * Writes what an operation came to: only for the owner of the latest claim, and only for that very operation. One
 * that was overtaken is dropped; the next owner finds whatever it left behind.
 */
export function stepAnswer(
  record: SyncRecord,
  input: InputOf<'answer'>,
  { now, timing, isOutage, rules }: StepContext,
): StepResult {
  // It was written before, and whoever wrote it was not told so: nothing but a look ends `uncertain`.
  if (record.state === 'uncertain' || !isCurrent(record, input, rules)) return dropped(record);
  const { outcome } = input;
  const { lateEffectMs } = timing;
  const settled = settleOutcome(record, record.op, { outcome, around: { now, lateEffectMs, isOutage } });
  const result = waiting(settled.record, settled.delayMs, now);
  const arrived = outcome.kind === 'delivered' ? { remoteId: outcome.remoteId, hash: outcome.hash } : {};
  return {
    ...result,
    effects: [
      ...result.effects,
      receipt('answer', record, { outcome: outcome.kind, ...arrived }),
      // What is taken again by itself is planned then; what is not, now, as it may have been edited meanwhile.
      ...(isTakenAgain(settled.record) ? [] : [{ kind: 'replan', again: false } as const]),
    ],
  };
}
