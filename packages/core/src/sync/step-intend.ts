import type { StepResult } from './inputs.ts';
import type { SyncRecord } from './record.ts';
import { releasedAs } from './step-plan.ts';
import { done, dropped, type InputOf, receipt, type StepContext } from './step-result.ts';
import { quietMs } from './timing.ts';

/**
 * Writes down what is about to be sent, once: only for the owner of the latest claim, only while nothing is under
 * way. What is not written here is never sent. A plan without an operation gives the record back as planned.
 */
export function stepIntend(
  record: SyncRecord,
  input: InputOf<'intend'>,
  { now, timing, rules }: StepContext,
): StepResult {
  if (!rules.epochOnCommit(record, input.epoch) || record.op !== null) return dropped(record);
  // What was planned otherwise after the claim, or waits for a person since, is not sent.
  if (record.state !== 'queued') return dropped(record);
  const { plan, hash, request, key } = input;
  if (plan.op === null) return done(releasedAs(record, plan, now));
  const operation = {
    kind: plan.op,
    target: plan.target,
    hash,
    request,
    key,
    sentAt: now,
    quietAt: now + quietMs(timing),
    why: null,
  };
  const opSeq = record.opSeq + 1;
  const held: SyncRecord = {
    ...record,
    state: 'sending',
    stateAt: now,
    reason: null,
    details: {},
    op: operation,
    opSeq,
    // Removing a double says nothing about what was tried for the record itself.
    triedHash: plan.op !== 'delete' || plan.target === record.remoteId ? hash : record.triedHash,
  };
  return done(
    rules.intentBeforeSend(held, record),
    { kind: 'send', opSeq, operation },
    receipt('intent', held, { hash, remoteId: plan.target }),
  );
}
