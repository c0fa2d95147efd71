import { setTimeout as sleep } from 'node:timers/promises';

export type Loop = {
  /** Asks for a round now; a round under way is followed by another. */
  wake(): void;
  /** Ends after the round under way. */
  stop(): Promise<void>;
};

type LoopOptions = {
  /** Does what is due; returns how many milliseconds may pass before the next look. */
  readonly round: () => Promise<number>;
  readonly onError: (error: unknown) => void;
};

const afterErrorMs = 1_000;

/** Runs rounds one after another, woken early by `wake`, until stopped. An error costs a second, never the loop. */
export function startLoop({ round, onError }: LoopOptions): Loop {
  const stopping = new AbortController();
  let woken = new AbortController();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      woken = new AbortController();
      const waitMs = await round().catch((error: unknown) => {
        onError(error);
        return afterErrorMs;
      });
      if (waitMs > 0) await pause(waitMs, AbortSignal.any([woken.signal, stopping.signal]));
    }
  }

  const done = run();
  return {
    wake: () => woken.abort(),
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // Waking is the normal way out of a pause, not a failure.
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
