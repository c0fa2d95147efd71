import { gateLimits } from '@throughline/core/outbox/gate-limits';

/** What a gate is served with: production's database and remote sides, or the simulation's. */
export type Served = {
  /**
   * Takes what is due, so many messages at most, and begins to carry it out.
   *
   * @returns for each message taken, when it is carried out
   */
  readonly take: (places: number) => Promise<readonly Promise<unknown>[]>;
  readonly pause: (ms: number) => Promise<unknown>;
  /** Whether more may be taken; the first turn is always had. */
  readonly mayGoOn: () => boolean;
  /** One delivery failed in a way nobody foresaw; the others go on. */
  readonly onError: (error: unknown) => void;
};

export type Serving = {
  /**
   * Takes and carries out until nothing is due there, or it may not go on and has a place free; what it took may still be
   * under way then. One turn at a time.
   */
  turn(): Promise<void>;
  /** More is due there. */
  wake(): void;
  /** Everything it took is carried out. */
  rest(): Promise<unknown>;
};

/** Of several answered at about one moment the places are given away together: one transaction serves them all. */
const togetherMs = 20;

/**
 * Serves one gate in turns. A message that is carried out gives its place to the next, and with others in line its
 * turn to them, so that one the remote side takes its time for keeps no other waiting.
 */
export function serveGate({ take, pause, mayGoOn, onError }: Served): Serving {
  const inHand = new Set<Promise<void>>();
  /** More may be due than was taken. */
  let isMore = false;
  let changed = (): void => undefined;

  function wake(): void {
    isMore = true;
    changed();
  }

  const places = () => gateLimits.workerInFlightMax - inHand.size;
  const rest = (): Promise<unknown> => Promise.all(inHand);

  function hold(work: Promise<unknown>): void {
    const held = work
      .then(() => undefined)
      .catch(onError)
      .finally(() => {
        inHand.delete(held);
        wake();
      });
    inHand.add(held);
  }

  async function takeMore(): Promise<void> {
    // What is heard of from now on may come too late for this claim.
    isMore = false;
    for (const work of await take(places())) hold(work);
  }

  async function change(): Promise<void> {
    const before = inHand.size;
    await new Promise<void>((resolve) => {
      changed = resolve;
    });
    if (inHand.size < before) await Promise.race([rest(), pause(togetherMs)]);
  }

  async function turn(): Promise<void> {
    // However long the line behind it is, its turn has come.
    await takeMore();
    while (isMore || inHand.size > 0) {
      if (places() > 0 && !mayGoOn()) return;
      await (places() > 0 && isMore ? takeMore() : change());
    }
  }

  return { turn, wake, rest };
}
