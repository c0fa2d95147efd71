import { setTimeout as sleep } from 'node:timers/promises';

import { gateLimits } from '@throughline/core/outbox/gate-limits';
import type { Gate } from '@throughline/core/outbox/wake-gate';

import type { DeliveryDeps } from '../deliveries/deps.ts';
import { runGate } from '../deliveries/run-gate.ts';

export type Serving = {
  /** Nothing is due any more, or it may not go on; what was begun is carried out. */
  readonly done: Promise<void>;
  /** More is due there. */
  wake(): void;
};

/** Of several answered at about one moment the places are given away together: one transaction serves them all. */
const togetherMs = 20;

/**
 * Serves one gate until nothing is due there. A message that is carried out gives its place to the next, so that one
 * the remote side takes its time for keeps no other waiting.
 */
export function serveGate(deps: DeliveryDeps, gate: Gate, mayGoOn: () => boolean): Serving {
  const inHand = new Set<Promise<void>>();
  /** More may be due than was taken. */
  let isMore = true;
  let changed = (): void => undefined;

  function wake(): void {
    isMore = true;
    changed();
  }

  const places = () => gateLimits.workerInFlightMax - inHand.size;

  function hold(work: Promise<void>): void {
    const held = work
      .catch((error: unknown) => deps.logger.error({ err: error, ...gate }, 'a delivery ended unexpectedly'))
      .finally(() => {
        inHand.delete(held);
        wake();
      });
    inHand.add(held);
  }

  async function take(): Promise<void> {
    // What is heard of from now on may come too late for this claim.
    isMore = false;
    for (const work of await runGate(deps, gate, places())) hold(work);
  }

  async function change(): Promise<void> {
    const before = inHand.size;
    await new Promise<void>((resolve) => {
      changed = resolve;
    });
    if (inHand.size < before) await Promise.race([Promise.all(inHand), sleep(togetherMs)]);
  }

  async function serve(): Promise<void> {
    try {
      // However long the line behind it is, its turn has come.
      await take();
      while (mayGoOn() && (isMore || inHand.size > 0)) await (isMore && places() > 0 ? take() : change());
    } finally {
      await Promise.all(inHand);
    }
  }

  return { done: serve(), wake };
}
