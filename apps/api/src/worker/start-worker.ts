import { beat } from '@throughline/core/worker/heartbeat';

import type { DeliveryDeps } from '../deliveries/deps.ts';
import type { LiveHub } from '../live/hub.ts';
import { type ChoreDeps, startChoreLoop } from './chore-loop.ts';
import { startDeliveryLoop } from './delivery-loop.ts';
import { startLoop } from './run-loop.ts';

export type Worker = {
  /** Ends after what is under way; everything else is found by the next worker. */
  stop(): Promise<void>;
};

const beatEveryMs = 5_000;

/** Starts the loops of one worker process: deliveries, chores, and its sign of life. */
export function startWorker(deps: { delivery: DeliveryDeps; chores: ChoreDeps; live: LiveHub }): Worker {
  const { delivery, chores, live } = deps;
  const deliveries = startDeliveryLoop(delivery);
  const background = startChoreLoop(chores);
  const heartbeat = startLoop({
    round: async () => {
      await beat(delivery.db, delivery.workerId);
      return beatEveryMs;
    },
    onError: (error) => delivery.logger.error({ err: error }, 'heartbeat failed'),
  });
  const deaf = live.listenDue((due) => deliveries.hear(due));
  return {
    async stop() {
      deaf();
      await Promise.all([deliveries.stop(), background.stop(), heartbeat.stop()]);
    },
  };
}
