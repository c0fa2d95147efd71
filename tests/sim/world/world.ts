import type { DeliveryTiming } from '@throughline/core/sync/timing';

import type { Watch } from '../check/watch.ts';
import type { Sim } from '../engine/sim.ts';
import type { Identity } from '../remote/identity.ts';
import type { Tenant } from '../remote/wire.ts';
import type { Xero } from '../remote/xero.ts';
import type { Xpm } from '../remote/xpm.ts';
import type { GateId, PracticeId } from './practices.ts';
import type { Store } from './store.ts';

/** What a practice has over there. */
export type Remote = { readonly xpm: Xpm; readonly xero: Xero };

/** One or two practices with their store, their remote systems and whoever watches over the rules. */
export type World = {
  readonly sim: Sim;
  readonly store: Store;
  readonly watch: Watch;
  readonly practices: readonly PracticeId[];
  readonly gates: readonly GateId[];
  readonly remotes: Readonly<Record<PracticeId, Remote>>;
  readonly tenants: Readonly<Record<GateId, Tenant>>;
  readonly identity: Identity;
  readonly timing: DeliveryTiming;
};
