import { defaultTiming } from '@throughline/core/sync/timing';

import { startDeliveryLoop } from '../../../apps/api/src/worker/delivery-loop.ts';
import { addBacklog } from '../../support/backlog.ts';
import { liftLimits } from '../../support/lift-limits.ts';
import { withClient } from '../../support/template-database.ts';
import { withBenchLane } from '../delivery/bench-lane.ts';
import type { BenchResult } from '../ratio.ts';
import { compareService } from './compare-service.ts';
import { compareWaits } from './compare-waits.ts';
import { openTenants } from './tenants.ts';

/** More than are served side by side, so that some always wait for their turn. */
const tenantCount = 18;
/** Whose changes are waited for. */
const smallCount = 10;
const backlog = 50_000;
/** What XPM allows each practice. */
const secondsAMinute = 60;
const remoteMs = 50;

/**
 * Many practices on one worker. How long changes of small ones wait until they leave, alone and while another drains a
 * deep backlog; then, with no limit a minute, whether practices with equal backlogs are served equally.
 */
export async function benchFairness(): Promise<BenchResult[]> {
  return withBenchLane({ timing: defaultTiming }, async ({ product, tom, workItemId }) => {
    const { control } = product.sandbox.sandbox;
    // The sandbox has one person for everybody, and a day of theirs is soon full.
    control.setSwitch('U-12', 'allow');
    await liftLimits(product, secondsAMinute);
    const tenants = await openTenants(product, tenantCount);
    const big = { ...tom, workItemId };
    return withClient(product.database.ownerUrl, async (owner) => {
      await addBacklog(owner, big, backlog);
      const loop = startDeliveryLoop(product.wiring.delivery);
      const deaf = product.wiring.live.listenDue((due) => loop.hear(due));
      control.setFaults([{ path: '/practicemanager/3.1/time.api/add', kind: 'delay', delayMs: remoteMs }]);
      const waits = await compareWaits(owner, { big, tenants: tenants.slice(0, smallCount) });
      control.setFaults([]);
      await liftLimits(product, 0);
      const service = await compareService(owner, tenants);
      deaf();
      await loop.stop();
      return [waits, service];
    });
  });
}
