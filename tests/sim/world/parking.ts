import { parkedReason, parkedUntil } from '@throughline/core/connection/gate-parking';

import type { GateId } from './practices.ts';
import type { Store } from './store.ts';

/** Inside a transaction: closes a gate until somebody connects it again, as production does. */
export function parkGate(store: Store, gate: GateId): void {
  store.changeGate(gate, {
    isConnected: false,
    pausedUntil: parkedUntil.getTime(),
    pauseReason: parkedReason,
    nextDueAt: null,
  });
}

/** Inside a transaction: opens it again and has a worker look at what waited. */
export function openGate(store: Store, gate: GateId, now: number): void {
  const isQuiet = store.quietUntil > now;
  store.changeGate(gate, {
    isConnected: true,
    pausedUntil: isQuiet ? store.quietUntil : null,
    pauseReason: isQuiet ? 'outage' : null,
    nextDueAt: now,
    failures: 0,
  });
  store.wake(gate, now);
}
