import type { StepResult } from './inputs.ts';
import { type SyncRecord, withoutLease } from './record.ts';
import { done, dropped, type InputOf, isWaiting, type StepContext, waiting } from './step-result.ts';

/** Whether a worker may take it: waiting, or under way in the hands of one that is gone. */
export function isClaimable(record: SyncRecord, now: number): boolean {
  const isFree = record.leaseUntil === null || record.leaseUntil <= now;
  return isWaiting(record) && isFree && record.availableAt <= now;
}

/**
 * A worker takes the record. The epoch rises: whoever held it before can no longer write. An operation that was found
 * under way is looked up, never sent by its finder.
 */
export function stepClaim(
  record: SyncRecord,
  { workerId, leaseMs }: InputOf<'claim'>,
  { now, rules }: StepContext,
): StepResult {
  if (!isClaimable(record, now)) return dropped(record);
  const claimed = { ...record, leaseOwner: workerId, leaseUntil: now + leaseMs, epoch: record.epoch + 1 };
  const { op, opSeq } = claimed;
  if (op === null || !rules.oneSendPerIntent(op)) return done(claimed);
  return done(claimed, { kind: 'send', opSeq, operation: op });
}

/** The worker gives it back untouched, to be taken again after a while. */
export function stepRelease(
  record: SyncRecord,
  { epoch, delayMs }: InputOf<'release'>,
  { now, rules }: StepContext,
): StepResult {
  if (!rules.epochOnCommit(record, epoch)) return dropped(record);
  return waiting({ ...record, ...withoutLease }, delayMs, now);
}
