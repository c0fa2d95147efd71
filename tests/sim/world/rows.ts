import type { KnownDay } from '@throughline/core/outbox/learn-day';

import type { Subject } from './subjects.ts';

export const kinds = ['xpm', 'ledger'] as const;
export type Kind = (typeof kinds)[number];

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
  readonly kind: Kind;
  readonly startedAt: number;
  readonly leaseUntil: number;
  readonly endedAt: number | null;
};

/** Everything the store holds. Rows are replaced, never changed: copying the maps is a backup. */
export type Tables = {
  readonly subjects: Map<string, Subject>;
  readonly gates: Map<Kind, GateRow>;
  readonly calls: Map<number, CallRow>;
  /** Entries over there that earlier reads showed: when by the store's clock the first of these had ended. */
  readonly firstSeen: Map<string, number>;
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
    gates: new Map(kinds.map((kind) => [kind, gate])),
    calls: new Map(),
    firstSeen: new Map(),
  };
}

export function copyOf({ subjects, gates, calls, firstSeen }: Tables): Tables {
  return {
    subjects: new Map(subjects),
    gates: new Map(gates),
    calls: new Map(calls),
    firstSeen: new Map(firstSeen),
  };
}

export function kindOf({ kind }: Subject): Kind {
  return kind === 'time' ? 'xpm' : 'ledger';
}
