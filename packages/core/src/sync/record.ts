import type { DeliveryOp, DeliveryState, LinkedBy } from '../db/schema/outbox-messages.ts';

/** The one operation that may be under way: exactly what was written down before it was sent. */
export type Operation = {
  readonly kind: DeliveryOp;
  /** The remote record it changes or removes; null for a new one. */
  readonly target: string | null;
  /** Hash of what it brings; null for a removal. */
  readonly hash: string | null;
  /** Exact bytes of the request. */
  readonly request: string;
  /** `Idempotency-Key`; null where the remote side knows none. */
  readonly key: string | null;
  readonly sentAt: number;
  /** From then on nothing that was sent under it can still take effect. */
  readonly quietAt: number;
  /** What the last answer was worth; null when none came. */
  readonly why: string | null;
};

/**
 * What the protocol knows of one subject: a row of the outbox without its address. Instants are milliseconds by the
 * store's clock, the only one that is compared between workers. Source: sync protocol, state.
 */
export type SyncRecord = {
  readonly state: DeliveryState;
  readonly stateAt: number;
  /** Code of the cause shown with the state. */
  readonly reason: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  /** The record over there that is ours; null while none is known. */
  readonly remoteId: string | null;
  /** How that is known. */
  readonly linkedBy: LinkedBy | null;
  /** Hash of what is known to be there, and since when. */
  readonly syncedHash: string | null;
  readonly syncedAt: number | null;
  /** Doubles over there proven to be our own making, still to be removed. */
  readonly surplus: readonly string[];
  readonly op: Operation | null;
  readonly opSeq: number;
  /** Hash of what was tried last. */
  readonly triedHash: string | null;
  readonly leaseOwner: string | null;
  readonly leaseUntil: number | null;
  readonly epoch: number;
  readonly attempts: number;
  readonly availableAt: number;
};

/** A subject nothing was done about yet. */
export function newRecord(now: number): SyncRecord {
  return {
    state: 'queued',
    stateAt: now,
    reason: null,
    details: {},
    remoteId: null,
    linkedBy: null,
    syncedHash: null,
    syncedAt: null,
    surplus: [],
    op: null,
    opSeq: 0,
    triedHash: null,
    leaseOwner: null,
    leaseUntil: null,
    epoch: 0,
    attempts: 0,
    availableAt: now,
  };
}

export const withoutLease = { leaseOwner: null, leaseUntil: null } as const;
