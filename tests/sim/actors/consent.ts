import { openGate } from '../world/parking.ts';
import { gatesOf, type PracticeId } from '../world/practices.ts';
import type { World } from '../world/world.ts';

/** An admin consents, for the first time or again: new tokens, and what waited goes on. Instants by a right clock. */
export function consent(world: World, practice: PracticeId): void {
  const { identity, store, sim, watch } = world;
  const { access, refresh, lifeMs } = identity.consent(practice, sim.now);
  store.tables.tokenSets.set(practice, {
    access,
    refresh,
    version: (store.tables.tokenSets.get(practice)?.version ?? 0) + 1,
    expiresAt: sim.now + lifeMs,
    refreshedAt: sim.now,
    refreshStartedAt: null,
  });
  for (const gate of gatesOf(practice)) {
    watch.traffic.reconnected(gate);
    if (store.gate(gate).isConnected) continue;
    sim.note('reconnect', gate);
    openGate(store, gate, sim.now);
  }
}
