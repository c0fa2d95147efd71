import { gatesByDue } from '@throughline/core/outbox/due-gates';
import type { Due, Gate } from '@throughline/core/outbox/wake-gate';
import { noticeRestore } from '@throughline/core/worker/after-restore';

import type { DeliveryDeps } from '../deliveries/deps.ts';
import { runGate } from '../deliveries/run-gate.ts';
import { type Loop, startLoop } from './run-loop.ts';

/** However quiet it is, a look this often: announcements can be lost when the database restarts. */
const lookAtLeastEveryMs = 5_000;
const gatesAtOnce = 16;

export type DeliveryLoop = Loop & {
  /** Somebody says where something is due; null: it may be anywhere. */
  hear(due: Due | null): void;
};

/**
 * Carries out what is due, gate by gate, side by side; idle until a gate is due or somebody says that one is. A gate
 * whose remote side is slow keeps nobody waiting but itself.
 */
export function startDeliveryLoop(deps: DeliveryDeps): DeliveryLoop {
  const busy = new Map<string, Promise<void>>();
  let isKnown = false;
  let isStopping = false;
  /** More gates are due than there are places: whoever is served goes to the end of the line. */
  let isLine = false;
  const loop = startLoop({
    round: async () => {
      if (!isKnown) await knowDatabase();
      // Twice as many: those under way may still stand in front.
      const waiting = await gatesByDue(deps.db, 2 * gatesAtOnce);
      const idle = waiting.filter((gate) => !busy.has(keyOf(gate)));
      const due = idle.filter(({ dueInMs }) => dueInMs <= 0);
      const places = gatesAtOnce - busy.size;
      isLine = due.length > places;
      for (const { practiceId, kind } of due.slice(0, places)) start({ practiceId, kind });
      // Whatever is under way wakes the loop when it ends; the others when they are due.
      const next = idle.find(({ dueInMs }) => dueInMs > 0)?.dueInMs ?? lookAtLeastEveryMs;
      return Math.min(lookAtLeastEveryMs, Math.max(next, 20));
    },
    onError: (error) => deps.logger.error({ err: error }, 'delivery round failed'),
  });

  /** Before anything is sent: was the database brought back to an earlier moment? */
  async function knowDatabase(): Promise<void> {
    const practices = await noticeRestore(deps.db, deps.timing);
    if (practices > 0) deps.logger.warn({ practices }, 'the database was restored: looking before sending');
    isKnown = true;
  }

  async function carryOut(gate: Gate): Promise<void> {
    try {
      let taken = await runGate(deps, gate);
      while (taken > 0 && !isStopping && !isLine) taken = await runGate(deps, gate);
    } catch (error) {
      deps.logger.error({ err: error, ...gate }, 'a gate stopped by an unexpected error');
    } finally {
      busy.delete(keyOf(gate));
      loop.wake();
    }
  }

  function start(gate: Gate): void {
    busy.set(keyOf(gate), carryOut(gate));
  }

  return {
    wake: () => loop.wake(),
    hear: (due) => {
      const hasPlace = !isLine && busy.size < gatesAtOnce;
      const mayStart = due !== null && due.inMs <= 0 && isKnown && !isStopping && hasPlace;
      if (mayStart && !busy.has(keyOf(due))) start(due);
      else loop.wake();
    },
    stop: async () => {
      isStopping = true;
      await loop.stop();
      await Promise.all(busy.values());
    },
  };
}

function keyOf({ practiceId, kind }: Gate): string {
  return `${practiceId} ${kind}`;
}
