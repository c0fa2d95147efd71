import type { DeliveryTiming } from '@throughline/core/sync/timing';

import type { Watch } from '../check/watch.ts';
import type { Sim } from '../engine/sim.ts';
import type { Tenant } from '../remote/wire.ts';
import type { Xero } from '../remote/xero.ts';
import type { Xpm } from '../remote/xpm.ts';
import type { Kind } from './rows.ts';
import type { Store } from './store.ts';

/** One practice with its store, its two remote systems and whoever watches over the rules. */
export type World = {
  readonly sim: Sim;
  readonly store: Store;
  readonly watch: Watch;
  readonly xpm: Xpm;
  readonly xero: Xero;
  readonly tenants: Readonly<Record<Kind, Tenant>>;
  readonly timing: DeliveryTiming;
};
