import { setTimeout as sleep } from 'node:timers/promises';

import { type DueGate, gatesByDue } from '@throughline/core/outbox/due-gates';
import type { Due } from '@throughline/core/outbox/wake-gate';
import { noticeRestore } from '@throughline/core/worker/after-restore';

import type { DeliveryDeps } from '../deliveries/deps.ts';
import { runGate } from '../deliveries/run-gate.ts';
import { gateTurns } from './gate-turns.ts';
import { type Loop, startLoop } from './run-loop.ts';
import { serveGate } from './serve-gate.ts';

/** However quiet it is, a look this often: announcements can be lost when the database restarts. */
const lookAtLeastEveryMs = 5_000;
const gatesAtOnce = 16;

export type DeliveryLoop = Loop & {
  /** Somebody says where something is due; null: it may be anywhere. */
  hear(due: Due | null): void;
};

/**
 * Carries out what is due, gate by gate, side by side; idle until a gate is due or somebody says that one is. A gate
 * whose remote side is slow keeps no other waiting.
 */
export function startDeliveryLoop(deps: DeliveryDeps): DeliveryLoop {
  const turns = gateTurns({
    serve: (gate) =>
      serveGate({
        take: (places) => runGate(deps, gate, places),
        pause: (ms) => sleep(ms),
        mayGoOn: () => !isStopping && !isLine,
        onError: (error) => deps.logger.error({ err: error, ...gate }, 'a delivery ended unexpectedly'),
      }),
    onError: (error, gate) => deps.logger.error({ err: error, ...gate }, 'a gate stopped unexpectedly'),
    onEnd: () => loop.wake(),
  });
  let isKnown = false;
  let isStopping = false;
  /** More gates are due than there are places: whoever is served goes to the end of the line. */
  let isLine = false;
  const loop = startLoop({
    round: async () => {
      if (!isKnown) await knowDatabase();
      // Twice as many: those under way may still stand in front.
      const waiting = await gatesByDue(deps.db, 2 * gatesAtOnce);
      const isDue = ({ dueInMs }: DueGate): boolean => dueInMs <= 0;
      const [serving, idle] = [waiting.filter(turns.has), waiting.filter((gate) => !turns.has(gate))];
      for (const gate of serving.filter(isDue)) turns.wake(gate);
      const due = idle.filter(isDue);
      const places = gatesAtOnce - turns.count();
      isLine = due.length > places;
      for (const { practiceId, kind } of due.slice(0, places)) turns.begin({ practiceId, kind });
      const next = waiting.find(({ dueInMs }) => dueInMs > 0)?.dueInMs ?? lookAtLeastEveryMs;
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

  return {
    wake: () => loop.wake(),
    hear: (due) => {
      if (due === null || due.inMs > 0) return loop.wake();
      const { practiceId, kind } = due;
      if (turns.has(due)) return turns.wake(due);
      const hasPlace = !isLine && turns.count() < gatesAtOnce;
      if (isKnown && !isStopping && hasPlace) turns.begin({ practiceId, kind });
      else loop.wake();
    },
    stop: async () => {
      isStopping = true;
      await loop.stop();
      await turns.rest();
    },
  };
}
