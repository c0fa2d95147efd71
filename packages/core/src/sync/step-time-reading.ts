import type { StepResult } from './inputs.ts';
import { type Operation, type SyncRecord, withoutLease } from './record.ts';
import { resolveTime, type TimeReading, type TimeResolution } from './resolve-time.ts';
import { settleAbsent } from './settle-outcome.ts';
import { done, dropped, type InputOf, isCurrent, receipt, type StepContext, waiting } from './step-result.ts';

/** Settles an operation on an entry nobody saw the end of, from what a read of XPM showed. */
export function stepTimeReading(
  record: SyncRecord,
  input: InputOf<'time_reading'>,
  { now, rules }: StepContext,
): StepResult {
  if (!isCurrent(record, input, rules)) return dropped(record);
  const { reading } = input;
  const resolution = resolveTime(record.op, reading, { now, rules, syncedHash: record.syncedHash });
  switch (resolution.kind) {
    case 'wait':
      return keepWaiting(record, record.op, now);
    case 'absent':
      return abandon(record, now);
    case 'changed':
      return changed(record, resolution.hash, now);
    case 'found':
      return adopt(record, resolution, { reading, now });
  }
}

/** Nobody knows yet: the operation stays, and is looked at again once its quiet time is over. */
export function keepWaiting(record: SyncRecord, { quietAt }: Operation, now: number): StepResult {
  // A read that began a moment after quiet proves absence; one that began before does not.
  const delayMs = Math.max(quietAt - now, 0) + 250;
  const isNew = record.state !== 'uncertain';
  return waiting(
    {
      ...record,
      ...withoutLease,
      state: 'uncertain',
      stateAt: isNew ? now : record.stateAt,
      reason: 'no_answer',
    },
    delayMs,
    now,
  );
}

/** It is now known not to have happened; what is wanted is sent anew. */
export function abandon(record: SyncRecord, now: number): StepResult {
  const { record: queued, delayMs } = settleAbsent(record, now);
  const note = receipt('decision', record, { outcome: 'absent' });
  // What is set aside is planned now, as nobody takes it again: it may have been edited meanwhile.
  if (queued.state === 'blocked') return done(queued, note, { kind: 'replan', again: false });
  const result = waiting(queued, delayMs, now);
  return { ...result, effects: [...result.effects, note] };
}

/** Kept as it stands over there until a person chooses; unless it now is what is wanted. */
function changed(record: SyncRecord, hash: string, now: number): StepResult {
  return done(
    {
      ...record,
      ...withoutLease,
      state: 'blocked',
      stateAt: now,
      reason: 'changed_in_xpm',
      details: {},
      syncedHash: hash,
      syncedAt: now,
      op: null,
      availableAt: now,
    },
    receipt('read_back', record, { outcome: 'changed', remoteId: record.remoteId, hash }),
    { kind: 'replan', again: false },
  );
}

function adopt(
  record: SyncRecord,
  found: Extract<TimeResolution, { kind: 'found' }>,
  { reading, now }: { readonly reading: TimeReading; readonly now: number },
): StepResult {
  const { remoteId, hash, others } = found;
  const reason = adoptedReason(record.op, found);
  const isAddition = record.op?.kind === 'add';
  return done(
    {
      ...record,
      ...withoutLease,
      state: reason === null ? 'delivered' : 'blocked',
      stateAt: now,
      reason,
      details: others.length > 0 ? { others } : {},
      remoteId,
      linkedBy: isAddition ? reading.matchedBy : record.linkedBy,
      syncedHash: hash,
      syncedAt: now,
      op: null,
      attempts: 0,
      availableAt: now,
    },
    receipt('read_back', record, { outcome: 'found', remoteId, hash }),
    { kind: 'replan', again: false },
  );
}

/** What carries our mark and is not what was sent was changed by somebody before we knew it. */
function adoptedReason(
  op: Operation | null,
  { hash, others }: Extract<TimeResolution, { kind: 'found' }>,
): 'twice_in_xpm' | 'changed_in_xpm' | null {
  if (others.length > 0) return 'twice_in_xpm';
  return hash === op?.hash ? null : 'changed_in_xpm';
}
