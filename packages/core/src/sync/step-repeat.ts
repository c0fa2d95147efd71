import type { StepResult } from './inputs.ts';
import type { SyncRecord } from './record.ts';
import { mayRepeat } from './resolve-bill.ts';
import { done, dropped, type InputOf, isCurrent, receipt, type StepContext } from './step-result.ts';
import { quietMs } from './timing.ts';

/**
 * The same bytes once more under the same key: only inside the window in which the remote side knows the key, and
 * with a quiet time of its own. It is the same operation; the key makes both one.
 */
export function stepRepeat(
  record: SyncRecord,
  input: InputOf<'repeat'>,
  { now, timing, rules }: StepContext,
): StepResult {
  if (!isCurrent(record, input, rules) || !mayRepeat(record.op, now, timing)) return dropped(record);
  const operation = { ...record.op, quietAt: now + quietMs(timing), why: null };
  const held: SyncRecord = {
    ...record,
    state: 'sending',
    stateAt: now,
    reason: null,
    details: {},
    op: operation,
  };
  return done(
    held,
    { kind: 'send', opSeq: record.opSeq, operation },
    receipt('intent', held, { outcome: 'repeated', hash: operation.hash }),
  );
}
