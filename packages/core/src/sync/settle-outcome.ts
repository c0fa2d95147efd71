import type { DeliveryOutcome } from './outcome.ts';
import { type Operation, type SyncRecord, withoutLease } from './record.ts';
import { backOffMs, isBudgetSpent } from './timing.ts';

type Settled = {
  readonly record: SyncRecord;
  /** From now until it may be taken again. */
  readonly delayMs: number;
};

type Around = { readonly now: number; readonly lateEffectMs: number; readonly isOutage: boolean };

/**
 * What an outcome makes of a record. `queued` means "look again what is wanted": the subject may have changed while
 * the request was under way. Trouble everybody has is not held against the record.
 */
export function settleOutcome(
  record: SyncRecord,
  op: Operation,
  { outcome, around }: { readonly outcome: DeliveryOutcome; readonly around: Around },
): Settled {
  const ended: SyncRecord = { ...record, ...withoutLease, op: null, stateAt: around.now };
  switch (outcome.kind) {
    case 'delivered':
      return { record: delivered(ended, op, { outcome, now: around.now }), delayMs: 0 };
    case 'retry':
      return retry(ended, outcome, around);
    case 'refused':
      if (isOfDouble(record, op)) return { record: doubleStays(ended, op, outcome), delayMs: 0 };
      return {
        record: {
          ...ended,
          state: 'refused',
          reason: outcome.reason,
          details: { ...outcome.details, sentence: outcome.sentence },
          attempts: record.attempts + 1,
        },
        delayMs: 0,
      };
    case 'reconnect':
      return {
        record: {
          ...ended,
          state: 'queued',
          reason: 'not_connected',
          details: { sentence: outcome.sentence, rejected: true },
        },
        delayMs: 250,
      };
    case 'uncertain':
      return uncertain(ended, op, { why: outcome.why, around });
  }
}

function delivered(
  ended: SyncRecord,
  op: Operation,
  {
    outcome,
    now,
  }: { readonly outcome: Extract<DeliveryOutcome, { kind: 'delivered' }>; readonly now: number },
): SyncRecord {
  const { concern } = outcome;
  const settled: SyncRecord = {
    ...ended,
    state: concern === null ? 'delivered' : 'blocked',
    reason: concern?.reason ?? null,
    details: concern ?? {},
    syncedAt: now,
    attempts: 0,
  };
  if (op.kind !== 'delete') {
    return {
      ...settled,
      remoteId: outcome.remoteId ?? op.target,
      linkedBy: ended.linkedBy ?? 'answer',
      syncedHash: outcome.hash,
    };
  }
  if (isOfDouble(ended, op)) return { ...settled, surplus: ended.surplus.filter((id) => id !== op.target) };
  return { ...settled, remoteId: null, linkedBy: null, syncedHash: null };
}

function isOfDouble({ remoteId }: SyncRecord, { kind, target }: Operation): boolean {
  return kind === 'delete' && target !== remoteId;
}

/** A double that may not be removed is shown again, instead of being tried for ever. */
function doubleStays(
  ended: SyncRecord,
  { target }: Operation,
  { sentence }: Extract<DeliveryOutcome, { kind: 'refused' }>,
): SyncRecord {
  return {
    ...ended,
    state: 'blocked',
    reason: 'twice_in_xpm',
    details: { others: [target], sentence },
    surplus: ended.surplus.filter((id) => id !== target),
    attempts: 0,
  };
}

function retry(
  ended: SyncRecord,
  outcome: Extract<DeliveryOutcome, { kind: 'retry' }>,
  { isOutage }: Around,
): Settled {
  // Being told to wait is no failure of the message; only trouble of its own spends its budget.
  if (outcome.why === 'throttled') {
    return {
      record: { ...ended, state: 'queued', reason: 'paused', details: {} },
      delayMs: outcome.afterMs ?? 2_000,
    };
  }
  const attempts = ended.attempts + (isOutage ? 0 : 1);
  if (isBudgetSpent(attempts)) {
    return {
      record: { ...ended, state: 'blocked', reason: 'keeps_failing', details: {}, attempts },
      delayMs: 0,
    };
  }
  return {
    record: { ...ended, state: 'queued', reason: 'not_reachable', details: {}, attempts },
    delayMs: outcome.afterMs ?? backOffMs(attempts),
  };
}

/** Nobody knows. We saw the request end, so it has no effect later than A1 allows. */
function uncertain(
  ended: SyncRecord,
  op: Operation,
  { why, around }: { readonly why: string; readonly around: Around },
): Settled {
  const quietAt = Math.min(op.quietAt, around.now + around.lateEffectMs);
  const attempts = ended.attempts + (around.isOutage ? 0 : 1);
  return {
    record: {
      ...ended,
      state: 'uncertain',
      reason: 'no_answer',
      details: { why },
      op: { ...op, quietAt, why },
      attempts,
    },
    // What has a key is sent again, and a remote side in trouble is not helped by being asked twice a second.
    delayMs: op.key === null ? 500 : backOffMs(attempts),
  };
}

/** Proven not to have happened: sent again after a while, or set aside once its own budget is spent. */
export function settleAbsent(record: SyncRecord, now: number): Settled {
  const ended: SyncRecord = { ...record, ...withoutLease, op: null, stateAt: now, reason: null, details: {} };
  if (isBudgetSpent(record.attempts)) {
    return { record: { ...ended, state: 'blocked', reason: 'keeps_failing' }, delayMs: 0 };
  }
  return {
    record: { ...ended, state: 'queued' },
    delayMs: record.attempts > 1 ? backOffMs(record.attempts - 1) : 0,
  };
}
