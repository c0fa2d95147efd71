/** One attempt's time, from the call to the last byte. */
export type Deadline = {
  /** Aborts when the time is up, or when the attempt is given up early. */
  readonly signal: AbortSignal;
  /** True once the time was up, and not for an early end. */
  readonly passed: boolean;
  /** Milliseconds since it began. */
  elapsedMs(): number;
  /** Waits for work, but not beyond the deadline. */
  race<T>(work: Promise<T>): Promise<T>;
  /** All of the reply is there: nothing is left to be closed. */
  complete(): void;
  /** Ends the attempt: stops the clock and closes what is still open. */
  end(): void;
};

/** Starts a deadline. */
export function startDeadline(timeoutMs: number): Deadline {
  const controller = new AbortController();
  const startedMs = performance.now();
  let passed = false;
  let isComplete = false;
  const timer = setTimeout(() => {
    passed = true;
    controller.abort(new Error(`No complete reply within ${timeoutMs} ms`));
  }, timeoutMs);
  const { signal } = controller;
  return {
    signal,
    get passed() {
      return passed;
    },
    elapsedMs: () => performance.now() - startedMs,
    async race<T>(work: Promise<T>): Promise<T> {
      let stop = (): void => {};
      const ended = new Promise<never>((_resolve, reject) => {
        stop = () => reject(signal.reason);
        if (signal.aborted) stop();
        else signal.addEventListener('abort', stop, { once: true });
      });
      try {
        return await Promise.race([work, ended]);
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    complete() {
      isComplete = true;
    },
    end() {
      clearTimeout(timer);
      if (!isComplete) controller.abort(new Error('The reply is no longer wanted'));
    },
  };
}
