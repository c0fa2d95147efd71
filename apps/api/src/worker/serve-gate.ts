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
export function serveGate({ take, pause, mayGoOn, onError }: Served): Serving {
  const inHand = new Set<Promise<void>>();
  /** More may be due than was taken. */
  let isMore = true;
  let changed = (): void => undefined;

  function wake(): void {
    isMore = true;
    changed();
  }

  const places = () => gateLimits.workerInFlightMax - inHand.size;

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
    if (inHand.size < before) await Promise.race([Promise.all(inHand), pause(togetherMs)]);
  }

  async function serve(): Promise<void> {
    try {
      // However long the line behind it is, its turn has come.
      await takeMore();
      while (mayGoOn() && (isMore || inHand.size > 0)) await (isMore && places() > 0 ? takeMore() : change());
    } finally {
      await Promise.all(inHand);
    }
  }

  return { done: serve(), wake };
}
