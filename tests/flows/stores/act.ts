import type { StepResult, SyncInput } from '@throughline/core/sync/inputs';
import type { SyncRecord } from '@throughline/core/sync/record';

import type { ReplyFacts } from '../../sim/remote/reply.ts';
import type { Kind } from '../../sim/world/practices.ts';
import type { EntryValues } from '../../sim/world/subjects.ts';

export type EndAct = {
  readonly kind: 'end';
  readonly gate: Kind;
  readonly call: number;
  readonly facts: ReplyFacts;
  readonly dayRemaining: number;
};

/** What a transaction of either store may do. Subjects go by their ids here, calls by their order. */
export type Act =
  /** A time entry is written down, or changed. */
  | { readonly kind: 'save'; readonly id: string; readonly values: EntryValues; readonly restMs: number }
  /** A person sends a time entry again. */
  | { readonly kind: 'again'; readonly id: string }
  /** A person posts a client bill, or posts it again. */
  | { readonly kind: 'post'; readonly id: string }
  | {
      readonly kind: 'claim';
      readonly gate: Kind;
      readonly workerId: string;
      readonly limit: number;
      /** From 0 to below 1, for both stores. */
      readonly chance: number;
    }
  | { readonly kind: 'intend'; readonly id: string; readonly epoch: number }
  | {
      readonly kind: 'step';
      readonly id: string;
      readonly input: SyncInput;
      /** The end of the call that brought it, in the same transaction. */
      readonly end?: EndAct | null;
    }
  | { readonly kind: 'take'; readonly gate: Kind }
  | EndAct
  | { readonly kind: 'refund'; readonly call: number }
  /** The connection is lost, or there again. */
  | { readonly kind: 'connect'; readonly gate: Kind; readonly isConnected: boolean };

export type ActOf<Kind extends Act['kind']> = Extract<Act, { kind: Kind }>;

/** `untold`: it is kept, and whoever made it never learns so. */
export type Ending = 'kept' | 'undone' | 'untold';

/** What a transaction told its caller. */
export type Told =
  | {
      readonly kind: 'claimed';
      readonly messages: readonly {
        readonly id: string;
        readonly record: SyncRecord;
        /** Whether a call was granted for its send. */
        readonly hasCall: boolean;
      }[];
    }
  | { readonly kind: 'stepped'; readonly result: Pick<StepResult, 'verdict' | 'effects'> }
  /** A call may leave, or how long to wait. */
  | { readonly kind: 'asked'; readonly waitMs: number | null }
  | { readonly kind: 'done' }
  /** A rule of the tables forbade it, and nothing of it was kept. */
  | { readonly kind: 'forbidden' };

/** The bytes of a request for time, on both sides. */
export function writeRequest(operation: {
  readonly op: string;
  readonly target: string | null;
  readonly desired: unknown;
}): string {
  const { op, target, desired } = operation;
  return JSON.stringify({ op, target, desired });
}

/** A line of a receipt. */
export type Line = {
  readonly id: string;
  readonly at: number;
  readonly event: string;
  readonly opSeq: number;
  readonly op: string | null;
  readonly outcome: string | null;
  readonly remoteId: string | null;
  readonly hash: string | null;
};

/** How long ago a request left whose answer is written down. */
export const sentAgoMs = 400;

/** What both stores hold, in one form. Instants are milliseconds by the stores' clock. */
export type Held = {
  readonly records: Readonly<Record<string, SyncRecord>>;
  readonly gates: Readonly<Record<Kind, HeldGate>>;
  /** Calls of the last while that were not given back, in an order of their own. */
  readonly calls: readonly string[];
};

export type HeldGate = {
  readonly nextDueAt: number | null;
  readonly pausedUntil: number | null;
  readonly pauseReason: string | null;
  readonly failures: number;
  readonly dayRemaining: number | null;
  readonly remainingAt: number | null;
  readonly dayResetsAt: number | null;
  readonly dayLimit: number | null;
  /** Its part of what the app may call, once it was drawn. */
  readonly share: string | null;
};
