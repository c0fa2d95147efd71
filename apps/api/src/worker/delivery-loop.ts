import { dueGates, msUntilDue } from '@throughline/core/outbox/due-gates';

import type { DeliveryDeps } from '../deliveries/deps.ts';
import { runGate } from '../deliveries/run-gate.ts';
import { type Loop, startLoop } from './run-loop.ts';

/** However quiet it is, a look this often: announcements can be lost when the database restarts. */
const lookAtLeastEveryMs = 5_000;
const gatesARound = 16;

/** Carries out what is due, gate by gate, side by side; idle until a gate is due or somebody announces a change. */
export function startDeliveryLoop(deps: DeliveryDeps): Loop {
  return startLoop({
    round: async () => {
      const gates = await dueGates(deps.db, gatesARound);
      const taken = await Promise.all(gates.map((gate) => runGate(deps, gate)));
      if (taken.some((count) => count > 0)) return 0;
      const dueMs = await msUntilDue(deps.db);
      return Math.min(lookAtLeastEveryMs, Math.max(dueMs ?? lookAtLeastEveryMs, 20));
    },
    onError: (error) => deps.logger.error({ err: error }, 'delivery round failed'),
  });
}
