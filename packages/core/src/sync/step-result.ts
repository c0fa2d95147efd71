import type { StepAround, StepResult, SyncEffect, SyncInput } from './inputs.ts';
import type { Operation, SyncRecord } from './record.ts';
import type { ProtocolRules } from './rules.ts';

/** What every step gets beside record and input. */
export type StepContext = StepAround & { readonly rules: ProtocolRules };

export type InputOf<Kind extends SyncInput['kind']> = Extract<SyncInput, { kind: Kind }>;

/** The input came too late, or does not concern the record as it is. */
export function dropped(record: SyncRecord): StepResult {
  return { record, effects: [], verdict: 'dropped' };
}

export function done(record: SyncRecord, ...effects: readonly SyncEffect[]): StepResult {
  return { record, effects, verdict: 'done' };
}

/** A record that may be taken again after a while, and, where somebody has to take it, the wake-up that makes sure. */
export function waiting(record: SyncRecord, delayMs: number, now: number): StepResult {
  const next = { ...record, availableAt: now + delayMs };
  return isWaiting(next) ? done(next, { kind: 'wake', inMs: delayMs }) : done(next);
}

/** Whether a worker has something to do about it. */
export function isWaiting({ state }: SyncRecord): boolean {
  return state === 'queued' || state === 'sending' || state === 'uncertain';
}

type Receipt = Extract<SyncEffect, { kind: 'receipt' }>;

/** A line of the receipt about an operation. */
export function receipt(
  event: Receipt['event'],
  { opSeq, op }: { readonly opSeq: number; readonly op: Operation | null },
  values: Partial<Pick<Receipt, 'outcome' | 'remoteId' | 'hash'>>,
): Receipt {
  return {
    kind: 'receipt',
    event,
    opSeq,
    op: op?.kind ?? null,
    outcome: null,
    remoteId: null,
    hash: null,
    ...values,
  };
}

/** Rules 4 and 5: whether a result of an operation may still be written. */
export function isCurrent(
  record: SyncRecord,
  { epoch, opSeq }: { readonly epoch: number; readonly opSeq: number },
  rules: ProtocolRules,
): record is SyncRecord & { readonly op: Operation } {
  return record.op !== null && rules.epochOnCommit(record, epoch) && rules.opSequenceOnCommit(record, opSeq);
}
