import type { SyncInput } from '../../packages/core/src/sync/inputs.ts';
import { newRecord, type Operation, type SyncRecord } from '../../packages/core/src/sync/record.ts';
import type { ProtocolRules } from '../../packages/core/src/sync/rules.ts';
import { createStep, type Step } from '../../packages/core/src/sync/step.ts';
import { defaultTiming, quietMs } from '../../packages/core/src/sync/timing.ts';
import { Interner } from './interner.ts';
import { latest, now } from './time-core.ts';

/** Where an operation stands: its send may still be waited for, has ended, or can have no effect any more. */
export const stages = ['running', 'ended', 'quiet'] as const;
export type Stage = (typeof stages)[number];
const quietAt = {
  running: now + quietMs(defaultTiming) - 1_000,
  ended: now + 1_000,
  quiet: now - 1_000,
} as const;
const openSince = now - 98_000;
const closedSince = now - 10_000_000;

export const stageOf = (op: Operation): Stage =>
  stages.find((stage) => quietAt[stage] === op.quietAt) ?? 'running';
export const isOpen = (op: Operation): boolean => op.sentAt === openSince;

export function placed(
  op: Operation,
  { stage, open }: { readonly stage: Stage; readonly open: boolean },
): Operation {
  return { ...op, quietAt: quietAt[stage], sentAt: open ? openSince : closedSince };
}

export type BillMade = {
  readonly record: number;
  readonly isDone: boolean;
  readonly isClaimedAnew: boolean;
  readonly isNewOperation: boolean;
  readonly sends: boolean;
  readonly isSendCurrent: boolean;
  readonly looksByUrl: boolean;
};

/** The core for one client bill; equal questions are answered once. */
export class BillCore {
  readonly records = new Interner<SyncRecord>();
  readonly first: number;
  readonly #step: Step;
  readonly #answers = new Map<string, BillMade>();

  constructor(rules: ProtocolRules) {
    this.#step = createStep(rules);
    this.first = this.records.numberOf(canonical(newRecord(now), newRecord(now)));
  }

  recordOf(number: number): SyncRecord {
    return this.records.valueOf(number);
  }

  transact(record: number, name: string, input: SyncInput): BillMade {
    const key = `${record} ${name}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const before = this.recordOf(record);
    const around = { now, timing: defaultTiming, isOutage: false };
    const { record: after, effects, verdict } = this.#step(before, input, around);
    const send = effects.find((effect) => effect.kind === 'send');
    const made = {
      record: this.records.numberOf(canonical(after, before)),
      isDone: verdict === 'done',
      isClaimedAnew: after.epoch !== before.epoch,
      isNewOperation: after.opSeq !== before.opSeq,
      sends: send !== undefined,
      isSendCurrent: send !== undefined && send.opSeq === after.opSeq && after.op !== null,
      looksByUrl: effects.some(({ kind }) => kind === 'look_by_url'),
    };
    this.#answers.set(key, made);
    return made;
  }
}

function canonical(record: SyncRecord, before: SyncRecord): SyncRecord {
  const { op } = record;
  const isNew = record.opSeq !== before.opSeq;
  return {
    ...record,
    stateAt: 0,
    details: {},
    syncedAt: record.syncedAt === null ? null : 0,
    op: op && placed(op, { stage: stageAfter(op), open: isNew || isOpen(op) }),
    opSeq: latest,
    leaseOwner: null,
    leaseUntil: null,
    epoch: latest,
    attempts: 0,
    availableAt: 0,
  };
}

function stageAfter(op: Operation): Stage {
  if (op.quietAt < now) return 'quiet';
  return op.quietAt - now <= defaultTiming.lateEffectMs ? 'ended' : 'running';
}
