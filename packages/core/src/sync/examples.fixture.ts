import type { DeliveryPlan, StepAround, SyncInput } from './inputs.ts';
import { newRecord, type Operation, type SyncRecord } from './record.ts';
import { protocolRules } from './rules.ts';
import { defaultTiming, quietMs } from './timing.ts';

/** What the tests of the steps share: a moment, an operation and records in every state. */
export const now = 10_000_000;
export const around: StepAround = { now, timing: defaultTiming, isOutage: false };
export const judged = { now, rules: protocolRules };

export function operation(change: Partial<Operation> = {}): Operation {
  const sentAt = now - 1_000;
  return {
    kind: 'add',
    target: null,
    hash: 'wanted',
    request: '{}',
    key: null,
    sentAt,
    quietAt: sentAt + quietMs(defaultTiming),
    why: null,
    ...change,
  };
}

export function record(change: Partial<SyncRecord> = {}): SyncRecord {
  return { ...newRecord(0), epoch: 3, opSeq: 7, ...change };
}

const linked = { remoteId: 'u1', linkedBy: 'answer', syncedHash: 'kept', syncedAt: 0 } as const;
const leased = { leaseOwner: 'w1', leaseUntil: now + 60_000 } as const;

export const inState: Record<SyncRecord['state'], SyncRecord> = {
  unlinked: record({ state: 'unlinked', reason: 'not_linked' }),
  queued: record(),
  sending: record({ state: 'sending', op: operation(), ...leased }),
  uncertain: record({ state: 'uncertain', reason: 'no_answer', op: operation({ why: 'timed_out' }) }),
  refused: record({ ...linked, state: 'refused', reason: 'refused', triedHash: 'wanted' }),
  blocked: record({ ...linked, state: 'blocked', reason: 'changed_in_xpm', triedHash: 'wanted' }),
  delivered: record({ ...linked, state: 'delivered' }),
};

export const toAdd: DeliveryPlan = { state: 'queued', reason: null, op: 'add', target: null };
export const toUpdate: DeliveryPlan = { state: 'queued', reason: null, op: 'update', target: 'u1' };
export const nothingToSend: DeliveryPlan = { state: 'delivered', reason: null, op: null, target: null };

export function planInput(
  plan: DeliveryPlan,
  wantedHash: string | null = 'wanted',
  again = false,
): SyncInput {
  return { kind: 'plan', plan, wantedHash, restMs: 0, again };
}

export function intendInput(plan: DeliveryPlan, epoch = 3): SyncInput {
  return { kind: 'intend', epoch, plan, hash: 'wanted', request: '{"exact":"bytes"}', key: null };
}
