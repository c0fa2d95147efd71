import type { Gate } from '@throughline/core/outbox/wake-gate';

import type { Serving } from './serve-gate.ts';

type TurnsOptions = {
  readonly serve: (gate: Gate) => Serving;
  readonly onError: (error: unknown, gate: Gate) => void;
  /** A gate's turn is over. */
  readonly onEnd: () => void;
};

/** Whose turn it is among the gates a worker serves side by side. */
export function gateTurns({ serve, onError, onEnd }: TurnsOptions) {
  /** Every gate ever served: what it took may be under way when its turn is over. */
  const servings = new Map<string, Serving>();
  const turns = new Map<string, Promise<void>>();

  function servingOf(gate: Gate): Serving {
    const serving = servings.get(keyOf(gate)) ?? serve(gate);
    servings.set(keyOf(gate), serving);
    return serving;
  }

  return {
    /** How many have their turn. */
    count: () => turns.size,
    has: (gate: Gate) => turns.has(keyOf(gate)),
    begin: (gate: Gate): void => {
      const turn = servingOf(gate)
        .turn()
        .catch((error: unknown) => onError(error, gate))
        .finally(() => {
          turns.delete(keyOf(gate));
          onEnd();
        });
      turns.set(keyOf(gate), turn);
    },
    /** More is due at one that has its turn. */
    wake: (gate: Gate): void => servings.get(keyOf(gate))?.wake(),
    /** Every turn is over and everything taken is carried out. */
    rest: async (): Promise<void> => {
      await Promise.all(turns.values());
      await Promise.all([...servings.values()].map((serving) => serving.rest()));
    },
  };
}

function keyOf({ practiceId, kind }: Gate): string {
  return `${practiceId} ${kind}`;
}
