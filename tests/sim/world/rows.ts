import type { KnownDay } from '@throughline/core/outbox/learn-day';
import type { PauseReason } from '@throughline/core/outbox/pause-after';
import type { Share } from '@throughline/core/outbox/renew-share';
import type { SyncEffect } from '@throughline/core/sync/inputs';

import { type GateId, gateIds, type PracticeId } from './practices.ts';
import type { Subject } from './subjects.ts';

export type GateRow = {
  readonly nextDueAt: number | null;
  readonly pausedUntil: number | null;
  readonly pauseReason: string | null;
  readonly failures: number;
  /** What was learnt of the tenant's day. */
  readonly day: KnownDay;
  readonly isConnected: boolean;
};

export type CallRow = {
  readonly id: number;
  readonly gate: GateId;
  readonly startedAt: number;
  readonly leaseUntil: number;
  readonly endedAt: number | null;
  /** Nobody knows whether it was made: a backup does not have what was called just before. */
  readonly isUnknown?: true;
};

/** A practice's tokens. */
export type TokenSet = {
  readonly access: string;
  readonly refresh: string;
  readonly version: number;
  readonly expiresAt: number;
  readonly refreshedAt: number;
  readonly refreshStartedAt: number | null;
};

/** A gate's part of what the app may call. */
export type ShareRow = Share & { readonly countsUntil: Date; readonly pauseReason: PauseReason | null };

/** One line of what was intended, answered, read back or decided about a subject. */
export type ReceiptLine = Extract<SyncEffect, { kind: 'receipt' }>;
export type StoredLine = ReceiptLine & { readonly at: number };

/** Everything the store holds. Rows are replaced, never changed: copying the maps is a backup. */
export type Tables = {
  readonly subjects: Map<string, Subject>;
  readonly gates: Map<GateId, GateRow>;
  readonly calls: Map<number, CallRow>;
  /** Entries over there that earlier reads showed: when by the store's clock the first of these had ended. */
  readonly firstSeen: Map<string, number>;
  readonly tokenSets: Map<PracticeId, TokenSet>;
  readonly shares: Map<GateId | 'app', ShareRow>;
  readonly receipts: Map<string, readonly StoredLine[]>;
};

export function newTables(): Tables {
  const gate: GateRow = {
    nextDueAt: null,
    pausedUntil: null,
    pauseReason: null,
    failures: 0,
    day: { dayRemaining: null, remainingAt: null, dayResetsAt: null, dayLimit: null },
    isConnected: true,
  };
  return {
    subjects: new Map(),
    gates: new Map(gateIds.map((id) => [id, gate])),
    calls: new Map(),
    firstSeen: new Map(),
    tokenSets: new Map(),
    shares: new Map(),
    receipts: new Map(),
  };
}

export function copyOf(tables: Tables): Tables {
  return {
    subjects: new Map(tables.subjects),
    gates: new Map(tables.gates),
    calls: new Map(tables.calls),
    firstSeen: new Map(tables.firstSeen),
    tokenSets: new Map(tables.tokenSets),
    shares: new Map(tables.shares),
    receipts: new Map(tables.receipts),
  };
}

export function gateOf({ kind, practice }: Subject): GateId {
  return `${practice} ${kind === 'time' ? 'xpm' : 'ledger'}`;
}
