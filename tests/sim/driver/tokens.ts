import type { Claimed } from '@throughline/core/sync/ports';

import type { Seat } from './seat.ts';

/** Another token after one was rejected; one rejected again, or a consent that is over, parks the connection. */
export async function renewToken(seat: Seat, { record }: Claimed): Promise<void> {
  const {
    kind,
    world: { tenants, store, sim },
  } = seat;
  const tenant = tenants[kind];
  const isOver = record.details['rejected'] === true || tenant.isRevoked;
  if (!isOver) {
    tenant.isTokenGood = true;
    sim.note('new token', kind);
    return;
  }
  await seat.transaction('park', () => {
    store.changeGate(kind, { isConnected: false });
  });
}
