type Fetch = typeof fetch;

/** Hears when requests that write time leave this process. */
export function watchSends(): { next(): Promise<number>; stop(): void } {
  const original: Fetch = globalThis.fetch;
  let told: ((atMs: number) => void) | null = null;
  const watched: Fetch = (input, init) => {
    if (init?.method === 'POST' && addressOf(input).includes('time.api')) {
      told?.(performance.now());
      told = null;
    }
    return original(input, init);
  };
  globalThis.fetch = watched;
  return {
    next: () => new Promise((resolve) => (told = resolve)),
    stop: () => {
      globalThis.fetch = original;
    },
  };
}

function addressOf(input: Parameters<Fetch>[0]): string {
  return input instanceof Request ? input.url : String(input);
}
