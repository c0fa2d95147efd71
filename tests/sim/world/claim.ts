import { isClaimable } from '@throughline/core/sync/step-claim';

import { roomAt } from './gate.ts';
import { type Kind, kindOf } from './rows.ts';
import type { Store } from './store.ts';
import type { Subject } from './subjects.ts';

const waiting: readonly string[] = ['queued', 'sending', 'uncertain'];
const freshMs = 2 * 60_000;
/** Of a batch at least one comes from the backlog. */
const backlogShare = 1;

export type Claim = {
  readonly kind: Kind;
  readonly workerId: string;
  readonly limit: number;
  /** Whether another transaction holds the row, which is passed over then. */
  readonly isLocked: (id: string) => boolean;
};

/** Inside a transaction: takes what is due at a gate, as production's claim does. */
export function claimDue(store: Store, claim: Claim, now: number): Subject[] {
  const { kind, workerId } = claim;
  if (!store.gate(kind).isConnected) {
    park(store, kind);
    return [];
  }
  const room = roomAt(store, kind, now);
  if (typeof room !== 'number') {
    store.changeGate(kind, { nextDueAt: room.waitUntil.getTime() });
    return [];
  }
  const { leaseMs } = store.timing;
  const due = choose(store, { ...claim, limit: Math.min(claim.limit, room) }, now);
  for (const { id } of due) store.apply(id, { kind: 'claim', workerId, leaseMs }, now);
  reschedule(store, kind, now);
  return due.map(({ id }) => store.get(id));
}

/** What somebody changed just now goes ahead of a backlog; within both, what waits longest. */
function choose(store: Store, { kind, limit, isLocked }: Claim, now: number): Subject[] {
  const due = ofGate(store, kind)
    .filter(({ record }) => isClaimable(record, now))
    .filter(({ id }) => !isLocked(id))
    .toSorted((a, b) => a.record.availableAt - b.record.availableAt);
  const isFresh = ({ record }: Subject) => record.attempts === 0 && record.availableAt > now - freshMs;
  const fresh = due.filter(isFresh).slice(0, limit);
  const room = Math.max(limit - fresh.length, backlogShare);
  const backlog = due.filter((subject) => !isFresh(subject)).slice(0, room);
  return [...fresh.slice(0, limit - backlog.length), ...backlog];
}

function ofGate(store: Store, kind: Kind): Subject[] {
  return [...store.tables.subjects.values()].filter((subject) => kindOf(subject) === kind);
}

function park(store: Store, kind: Kind): void {
  for (const { id, record } of ofGate(store, kind)) {
    if (record.state === 'queued') store.changeRecord(id, { reason: 'not_connected' });
  }
  store.changeGate(kind, { nextDueAt: null });
}

function reschedule(store: Store, kind: Kind, now: number): void {
  const times = ofGate(store, kind)
    .filter(({ record }) => waiting.includes(record.state))
    .map(({ record }) => Math.max(record.availableAt, record.leaseUntil ?? 0));
  store.changeGate(kind, { nextDueAt: times.length === 0 ? null : Math.max(now, Math.min(...times)) });
}
