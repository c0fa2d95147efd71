import { gateLimits } from '@throughline/core/outbox/gate-limits';
import { isClaimable } from '@throughline/core/sync/step-claim';

import { type Kind, kindOf } from './rows.ts';
import type { Store } from './store.ts';
import type { Subject } from './subjects.ts';

const waiting: readonly string[] = ['queued', 'sending', 'uncertain'];

/** Inside a transaction: takes what is due at a gate, as production's claim does. */
export function claimDue(
  store: Store,
  { kind, workerId }: { readonly kind: Kind; readonly workerId: string },
  now: number,
): Subject[] {
  const gate = store.gate(kind);
  if (!gate.isConnected) {
    park(store, kind);
    return [];
  }
  if (gate.pausedUntil !== null && gate.pausedUntil > now) {
    store.changeGate(kind, { nextDueAt: gate.pausedUntil });
    return [];
  }
  const { sim } = store;
  const due = ofGate(store, kind)
    .filter(({ record }) => isClaimable(record, now))
    .filter(({ id }) => !sim.strikes('row locked', sim.profile.skipLocked, id.slice(0, 1)))
    .toSorted((a, b) => a.record.availableAt - b.record.availableAt)
    .slice(0, gateLimits.workerInFlightMax);
  const { leaseMs } = store.timing;
  for (const { id } of due) store.apply(id, { kind: 'claim', workerId, leaseMs }, now);
  reschedule(store, kind);
  return due.map(({ id }) => store.get(id));
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

function reschedule(store: Store, kind: Kind): void {
  const times = ofGate(store, kind)
    .filter(({ record }) => waiting.includes(record.state))
    .map(({ record }) => Math.max(record.availableAt, record.leaseUntil ?? 0));
  store.changeGate(kind, { nextDueAt: times.length === 0 ? null : Math.min(...times) });
}
