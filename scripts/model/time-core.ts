import { noteMarker, noteWithMarker } from '../../packages/core/src/outbox/note-marker.ts';
import type { DeliveryPlan, SyncInput } from '../../packages/core/src/sync/inputs.ts';
import { newRecord, type Operation, type SyncRecord } from '../../packages/core/src/sync/record.ts';
import type { ProtocolRules } from '../../packages/core/src/sync/rules.ts';
import { createStep, type Step } from '../../packages/core/src/sync/step.ts';
import { defaultTiming, quietMs } from '../../packages/core/src/sync/timing.ts';
import { type DesiredTime, hashTime } from '../../packages/core/src/time-entry/desired-time.ts';
import { planDelivery } from '../../packages/core/src/time-entry/plan-delivery.ts';
import { Interner } from './interner.ts';

/** The moment of every step. What matters about an instant is whether it is before or after another, never when. */
export const now = 1_000_000_000;
const timing = defaultTiming;

/** Where the quiet time of an operation stands; `short` when a step named one that does not cover A1. */
export type Quiet = 'before' | 'after' | 'short';
const sentAt = { before: now - 1_000, after: now - 200_000, short: now - 999 } as const;
const quietAt = { before: now + quietMs(timing) - 1_000, after: now - 105_000, short: now + 1 } as const;

export function quietOf(op: Operation): Quiet {
  if (op.quietAt === quietAt.after) return 'after';
  return op.quietAt === quietAt.short ? 'short' : 'before';
}

export function withQuiet(op: Operation, quiet: Quiet): Operation {
  return { ...op, sentAt: sentAt[quiet], quietAt: quietAt[quiet] };
}

export const personsValue = 0;
export const idOf = (id: number): string => `u${id}`;
export const numberOf = (id: string): number => Number(id.slice(1));

/** What a transaction made of the record. */
export type Made = {
  readonly record: number;
  readonly isDone: boolean;
  readonly isClaimedAnew: boolean;
  readonly isNewOperation: boolean;
  readonly knowsAnew: boolean;
  /** Number of the operation to send, and whether it is the record's own. */
  readonly send: { readonly operation: number; readonly isCurrent: boolean } | null;
  /** It was to be sent, and is not what the record holds. */
  readonly isSentUnwritten: boolean;
};

/**
 * The core as production runs it, with numbers for its records. Equal questions are answered once: `step` is pure.
 */
export class TimeCore {
  readonly records = new Interner<SyncRecord>();
  readonly operations = new Interner<Operation>();
  readonly versions: readonly DesiredTime[];
  readonly hashes: readonly string[];
  readonly first: number;
  readonly marker: string | null;
  readonly #step: Step;
  readonly #answers = new Map<string, Made>();

  constructor(rules: ProtocolRules, usesMarkers: boolean) {
    this.#step = createStep(rules);
    this.marker = usesMarkers ? noteMarker('practice', 'entry') : null;
    this.versions = [500, 6, 12, 18, 24].map((minutes) => this.#timeOf(minutes, this.marker));
    this.hashes = this.versions.map(hashTime);
    const { record } = this.#step(
      newRecord(now),
      this.planInput(newRecord(now), { wanted: 1, isRemoved: false, again: false }),
      this.#around(),
    );
    this.first = this.records.numberOf(canonical(record, record));
  }

  recordOf(number: number): SyncRecord {
    return this.records.valueOf(number);
  }

  /** A record of XPM as its list shows it. */
  listed(value: number, isMarked: boolean): DesiredTime {
    const time = this.versions[value];
    if (!time) throw new RangeError(`no version ${value}`);
    return isMarked || this.marker === null ? time : { ...time, note: 'Ledger tidy' };
  }

  hashOf(value: number, isMarked: boolean): string {
    return isMarked || this.marker === null
      ? (this.hashes[value] ?? '')
      : hashTime(this.listed(value, isMarked));
  }

  valueOf(hash: string): number {
    return this.hashes.indexOf(hash);
  }

  plan(
    record: SyncRecord,
    { wanted, isRemoved }: { readonly wanted: number; readonly isRemoved: boolean },
  ): DeliveryPlan {
    const { remoteId, syncedHash, linkedBy, surplus } = record;
    return planDelivery({
      removed: isRemoved,
      hasWorkItem: true,
      isLinked: true,
      desired: this.versions[wanted] ?? null,
      hasXpmPerson: true,
      isXpmPersonGone: false,
      rolledOver: null,
      job: null,
      remote: remoteId === null ? null : { remoteId, hash: syncedHash, linkedBy },
      surplus,
    });
  }

  planInput(
    record: SyncRecord,
    wish: { readonly wanted: number; readonly isRemoved: boolean; readonly again: boolean },
  ): SyncInput {
    const wantedHash = wish.isRemoved ? null : (this.hashes[wish.wanted] ?? null);
    return { kind: 'plan', plan: this.plan(record, wish), wantedHash, restMs: 0, again: wish.again };
  }

  /** One transaction: a step, and the planning it asks for. @param name of the input, equal for equal inputs */
  transact(
    record: number,
    wish: { readonly wanted: number; readonly isRemoved: boolean },
    asked: { readonly name: string; readonly input: (record: SyncRecord) => SyncInput },
  ): Made {
    const key = `${record} ${wish.wanted} ${String(wish.isRemoved)} ${asked.name}`;
    const known = this.#answers.get(key);
    if (known) return known;
    const made = this.#make(this.recordOf(record), wish, asked.input(this.recordOf(record)));
    this.#answers.set(key, made);
    return made;
  }

  #make(
    before: SyncRecord,
    wish: { readonly wanted: number; readonly isRemoved: boolean },
    input: SyncInput,
  ): Made {
    const result = this.#step(before, input, this.#around());
    const replan = result.effects.find((effect) => effect.kind === 'replan');
    const send = result.effects.find((effect) => effect.kind === 'send');
    const after = replan
      ? this.#step(
          result.record,
          this.planInput(result.record, { ...wish, again: replan.again }),
          this.#around(),
        ).record
      : result.record;
    return {
      record: this.records.numberOf(canonical(after, before)),
      isDone: result.verdict === 'done',
      isClaimedAnew: after.epoch !== before.epoch,
      isNewOperation: after.opSeq !== before.opSeq,
      knowsAnew: after.syncedAt === now,
      send: send
        ? {
            operation: this.operations.numberOf(withQuiet(send.operation, 'before')),
            isCurrent: send.opSeq === after.opSeq,
          }
        : null,
      isSentUnwritten:
        send !== undefined &&
        (after.op === null || after.op.request !== send.operation.request || after.opSeq !== send.opSeq),
    };
  }

  #around() {
    return { now, timing, isOutage: false };
  }

  #timeOf(minutes: number, marker: string | null): DesiredTime {
    return {
      xpmJobNumber: 'J-1',
      xpmJobTaskUuid: 'task',
      xpmStaffUuid: 'mei',
      workDate: '2026-11-18',
      minutes,
      note: noteWithMarker('Ledger tidy', marker),
    };
  }
}

/** Epoch 1 and operation 1 are the latest ones; older ones are 0. */
export const latest = 1;

/** The record without what only counts or tells when, so that equal situations are one. */
function canonical(record: SyncRecord, before: SyncRecord): SyncRecord {
  const { details, op } = record;
  const others = details['others'];
  return {
    ...record,
    stateAt: 0,
    details: others === undefined ? {} : { others },
    syncedAt: record.syncedAt === null ? null : 0,
    op: op && withQuiet(op, quietAfterStep(op, before)),
    opSeq: latest,
    leaseOwner: null,
    leaseUntil: null,
    epoch: latest,
    attempts: 0,
    availableAt: 0,
  };
}

function quietAfterStep(op: Operation, before: SyncRecord): Quiet {
  if (op.quietAt <= now) return 'after';
  const isNew = before.op === null;
  // A new send may begin within the fence, lasts as long as the socket, and counts until A1 ends it.
  const needed = isNew ? quietMs(timing) : timing.lateEffectMs;
  return before.op?.quietAt === op.quietAt || op.quietAt - now >= needed ? quietOfKept(op, before) : 'short';
}

function quietOfKept(op: Operation, before: SyncRecord): Quiet {
  return before.op?.quietAt === op.quietAt ? quietOf(op) : 'before';
}
