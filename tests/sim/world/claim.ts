import { isClaimable } from '@throughline/core/sync/step-claim';

import type { Granted } from '../check/traffic.ts';
import { grantCall, stateOf } from './gate.ts';
import type { GateId } from './practices.ts';
import { gateOf } from './rows.ts';
import type { Store } from './store.ts';
import type { Subject } from './subjects.ts';

const waiting: readonly string[] = ['queued', 'sending', 'uncertain'];
const freshMs = 2 * 60_000;

export type Claim = {
  readonly gate: GateId;
  readonly workerId: string;
  readonly limit: number;
  /** Whether another transaction holds the row, which is passed over then. */
  readonly isLocked: (id: string) => boolean;
  /** A number from 0 to below 1 for a batch too small to be divided. */
  readonly chance: () => number;
};

export type Taken = {
  readonly subject: Subject;
  /** A call granted for its send; null for one under way. */
  readonly call: Granted | null;
};

/** Inside a transaction: takes what is due at a gate, and calls for what waits, as production's claim does. */
export function claimDue(store: Store, claim: Claim, now: number): Taken[] {
  const { gate, workerId } = claim;
  if (!store.gate(gate).isConnected) {
    park(store, gate);
    return [];
  }
  const room = store.sim.core.gateRoom(stateOf(store, gate, now), claim.limit);
  if (typeof room !== 'number') {
    store.sim.tally.add(`claim ${room.reason}`);
    store.changeGate(gate, { nextDueAt: room.waitUntil.getTime() });
    return [];
  }
  const { leaseMs } = store.timing;
  const due = choose(store, { ...claim, limit: room }, now);
  for (const { id } of due) store.apply(id, { kind: 'claim', workerId, leaseMs }, now);
  reschedule(store, gate, now);
  return due.map(({ id }) => {
    const subject = store.get(id);
    return { subject, call: subject.record.op === null ? grantCall(store, gate, now) : null };
  });
}

/** What somebody changed just now goes ahead of a backlog, the newest first; of the backlog, what waits longest. */
function choose(store: Store, { gate, limit, isLocked, chance }: Claim, now: number): Subject[] {
  const due = ofGate(store, gate)
    .filter(({ record }) => isClaimable(record, now))
    .filter(({ id }) => !isLocked(id))
    .toSorted((a, b) => a.record.availableAt - b.record.availableAt);
  const isFresh = ({ record }: Subject) => record.attempts === 0 && record.availableAt > now - freshMs;
  const fresh = due.filter(isFresh).toReversed().slice(0, limit);
  const places = Math.max(limit - fresh.length, Math.floor(limit / 5 + chance()));
  const backlog = due.filter((subject) => !isFresh(subject)).slice(0, places);
  return [...fresh.slice(0, limit - backlog.length), ...backlog];
}

function ofGate(store: Store, gate: GateId): Subject[] {
  return [...store.tables.subjects.values()].filter((subject) => gateOf(subject) === gate);
}

function park(store: Store, gate: GateId): void {
  for (const { id, record } of ofGate(store, gate)) {
    if (record.state === 'queued') store.changeRecord(id, { reason: 'not_connected' });
  }
  store.changeGate(gate, { nextDueAt: null });
}

function reschedule(store: Store, gate: GateId, now: number): void {
  const times = ofGate(store, gate)
    .filter(({ record }) => waiting.includes(record.state))
    .map(({ record: { availableAt, leaseUntil } }) =>
      leaseUntil !== null && leaseUntil > now ? leaseUntil : availableAt,
    );
  store.changeGate(gate, { nextDueAt: times.length === 0 ? null : Math.max(now, Math.min(...times)) });
}
