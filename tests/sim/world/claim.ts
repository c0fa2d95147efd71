import { isClaimable } from '@throughline/core/sync/step-claim';

import type { GateId } from './practices.ts';
import { gateOf } from './rows.ts';
import type { Store } from './store.ts';
import type { Subject } from './subjects.ts';

const batch = 5;
const waiting: readonly string[] = ['queued', 'sending', 'uncertain'];

/** Inside a transaction: takes what is due at a gate, as production's claim does. */
export function claimDue(
  store: Store,
  { gate: gateId, workerId }: { readonly gate: GateId; readonly workerId: string },
  now: number,
): Subject[] {
  const gate = store.gate(gateId);
  if (!gate.isConnected) {
    park(store, gateId);
    return [];
  }
  if (gate.pausedUntil !== null && gate.pausedUntil > now) {
    store.changeGate(gateId, { nextDueAt: gate.pausedUntil });
    return [];
  }
  const { sim } = store;
  const due = ofGate(store, gateId)
    .filter(({ record }) => isClaimable(record, now))
    .filter(({ id }) => !sim.strikes('row locked', sim.profile.skipLocked, id.slice(0, 1)))
    .toSorted((a, b) => a.record.availableAt - b.record.availableAt)
    .slice(0, batch);
  const { leaseMs } = store.timing;
  for (const { id } of due) store.apply(id, { kind: 'claim', workerId, leaseMs }, now);
  reschedule(store, gateId);
  return due.map(({ id }) => store.get(id));
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

function reschedule(store: Store, gate: GateId): void {
  const times = ofGate(store, gate)
    .filter(({ record }) => waiting.includes(record.state))
    .map(({ record }) => Math.max(record.availableAt, record.leaseUntil ?? 0));
  store.changeGate(gate, { nextDueAt: times.length === 0 ? null : Math.min(...times) });
}
