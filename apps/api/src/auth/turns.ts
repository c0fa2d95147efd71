/** Too many wait for the same turn already. */
export class TurnsFull extends Error {}

type Turns = { running: number; readonly waiting: (() => void)[] };

/**
 * Lets work that shares a key take turns: at most `atOnce` run, at most `waitingMax` wait, the rest is refused.
 *
 * @throws {TurnsFull} from the returned function
 */
export function createTurns({
  atOnce,
  waitingMax,
}: {
  readonly atOnce: number;
  readonly waitingMax: number;
}) {
  const byKey = new Map<string, Turns>();
  return async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turns = byKey.get(key) ?? { running: 0, waiting: [] };
    byKey.set(key, turns);
    if (turns.running >= atOnce) {
      if (turns.waiting.length >= waitingMax) throw new TurnsFull();
      await new Promise<void>((resolve) => turns.waiting.push(resolve));
    } else {
      turns.running += 1;
    }
    try {
      return await work();
    } finally {
      // A turn is handed on, so that nobody who comes later is faster.
      const next = turns.waiting.shift();
      if (next) next();
      else turns.running -= 1;
      if (turns.running === 0) byKey.delete(key);
    }
  };
}
