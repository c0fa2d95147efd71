import type { DeliveryOp, DeliveryState } from '../db/schema/outbox-messages.ts';
import type { DeliveryOutcome } from './outcome.ts';
import type { Operation, SyncRecord } from './record.ts';
import type { BillReading } from './resolve-bill.ts';
import type { TimeReading } from './resolve-time.ts';
import type { DeliveryTiming } from './timing.ts';

/** What should be done about a subject while nothing is under way for it. */
export type DeliveryPlan = {
  readonly state: Extract<DeliveryState, 'unlinked' | 'queued' | 'blocked' | 'delivered'>;
  readonly reason: string | null;
  readonly op: DeliveryOp | null;
  /** The remote record to change or remove; null for a new one. */
  readonly target: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
};

/** What may happen to a record. Each is one transaction of the store. */
export type SyncInput =
  /** What is wanted changed, or is looked at anew. `again`: a person asks to send what was refused. */
  | {
      readonly kind: 'plan';
      readonly plan: DeliveryPlan;
      readonly wantedHash: string | null;
      readonly restMs: number;
      readonly again: boolean;
    }
  /** A worker takes it for a while. */
  | { readonly kind: 'claim'; readonly workerId: string; readonly leaseMs: number }
  /** The worker gives it back untouched. */
  | { readonly kind: 'release'; readonly epoch: number; readonly delayMs: number }
  /** The worker decides, from what is wanted now, what to send. */
  | {
      readonly kind: 'intend';
      readonly epoch: number;
      readonly plan: DeliveryPlan;
      readonly hash: string | null;
      readonly request: string;
      readonly key: string | null;
    }
  /** The same bytes under the same key once more, while the remote side remembers the key. */
  | { readonly kind: 'repeat'; readonly epoch: number; readonly opSeq: number }
  | {
      readonly kind: 'answer';
      readonly epoch: number;
      readonly opSeq: number;
      readonly outcome: DeliveryOutcome;
    }
  | {
      readonly kind: 'time_reading';
      readonly epoch: number;
      readonly opSeq: number;
      readonly reading: TimeReading;
    }
  | {
      readonly kind: 'bill_reading';
      readonly epoch: number;
      readonly opSeq: number;
      readonly reading: BillReading;
    }
  /** A look after a refusal, or the sweep, showed how our record stands over there. */
  | { readonly kind: 'seen'; readonly startedAt: number; readonly seen: Seen }
  /** A person answers what was asked of them about it. */
  | { readonly kind: 'settle'; readonly choice: Choice };

/** How a record of ours was found to stand over there, while nothing is under way for it. */
export type Seen =
  | { readonly kind: 'there'; readonly remoteId: string; readonly hash: string; readonly isInvoiced: boolean }
  /** Asked for by its id, or missing from a list, which may lag behind. */
  | { readonly kind: 'gone'; readonly from: 'record' | 'list' }
  /** A record that carries our mark, or is equal in everything, and is not the one we know. */
  | {
      readonly kind: 'another';
      readonly remoteId: string;
      readonly hash: string;
      readonly by: 'marker' | 'likeness';
    };

export type Choice =
  /** What stands here is right, and goes. */
  | { readonly kind: 'send_ours' }
  /** What stands over there stays as it is. */
  | { readonly kind: 'leave'; readonly wantedHash: string | null }
  /** Of two alike these are too many: a person says that they may be removed. */
  | { readonly kind: 'remove_others'; readonly remoteIds: readonly string[] };

/** What a step asks to be done once its record is stored, except `replan`, which belongs to the same transaction. */
export type SyncEffect =
  | { readonly kind: 'send'; readonly opSeq: number; readonly operation: Operation }
  /** What is wanted may have changed meanwhile: plan from the subject as it is now. */
  | { readonly kind: 'replan'; readonly again: boolean }
  | { readonly kind: 'wake'; readonly inMs: number }
  /** It is not under its number: look for our address too. */
  | { readonly kind: 'look_by_url' }
  | {
      readonly kind: 'receipt';
      readonly event: 'intent' | 'answer' | 'read_back' | 'decision';
      readonly opSeq: number;
      readonly op: DeliveryOp | null;
      readonly outcome: string | null;
      readonly remoteId: string | null;
      readonly hash: string | null;
    };

export type StepResult = {
  readonly record: SyncRecord;
  readonly effects: readonly SyncEffect[];
  /** `dropped`: the input came too late, or does not concern the record as it is; nothing changed. */
  readonly verdict: 'done' | 'dropped';
};

/** What holds while a step is made. */
export type StepAround = {
  /** By the store's clock. */
  readonly now: number;
  readonly timing: DeliveryTiming;
  /** The remote side fails for everybody: no fault of this record. */
  readonly isOutage: boolean;
};
