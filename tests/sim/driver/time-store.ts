import { gather } from '@throughline/api/deliveries/gather';
import type { Claimed } from '@throughline/core/sync/ports';

import type { Machine } from '../remote/wire.ts';
import { wantedTime } from '../world/subjects.ts';
import type { World } from '../world/world.ts';
import type { Written } from './seat.ts';
import { entryOf, requestFor } from './time-request.ts';

type Writer = Machine & { pause(ms: number): Promise<void> };

/** What one claim's entries write: what is asked for at once goes into one transaction, as in production. */
export function timeStore({ store, sim }: World, worker: Writer) {
  function together<Item, Result>(
    nameOf: (item: Item) => string,
    write: (item: Item, now: number) => Result,
  ): (item: Item) => Promise<Result> {
    return gather(
      async (items) => {
        const what = items.slice(0, 1).map(nameOf).join('');
        const written = store.transaction(worker, what, (now) => items.map((item) => write(item, now)));
        if (items.length > 1) sim.tally.add(`several × ${what}`);
        return written.catch((error: unknown) => {
          if (items.length > 1) sim.tally.add(`several failed × ${what}`);
          throw error;
        });
      },
      () => worker.pause(0),
    );
  }

  return {
    intend: together(
      () => 'intend',
      ({ id, record: { epoch } }: Claimed, now) => {
        const { plan, desired, hash: wanted } = wantedTime(entryOf(store, id), sim.chaos.marker);
        const request = requestFor(plan, desired);
        const hash = request && 'time' in request ? wanted : null;
        const text = request ? JSON.stringify(request) : '';
        return store.apply(id, { kind: 'intend', epoch, plan, hash, request: text, key: null }, now);
      },
    ),
    apply: together(
      ({ input }: Written) => input.kind,
      ({ id, input, end }, now) => {
        const applied = store.apply(id, input, now);
        end?.(now);
        return applied;
      },
    ),
  };
}

export type TimeStore = ReturnType<typeof timeStore>;
