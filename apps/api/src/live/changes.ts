import type { Topic } from '@throughline/core/live/topics';

import type { LiveHub } from './hub.ts';

export type Changes = { readonly topics: readonly Topic[] };

/**
 * What changes in a practice, gathered while nobody reads, until `signal` aborts.
 *
 * @param everyMs how long it may be quiet before an empty change is yielded, so that the reader can look around
 */
export async function* listenForChanges(
  live: LiveHub,
  practiceId: string,
  { signal, everyMs }: { readonly signal: AbortSignal; readonly everyMs: number },
): AsyncGenerator<Changes, void> {
  const gathered = new Set<Topic>();
  let wake: () => void = () => undefined;
  const stop = live.listen(practiceId, (topics) => {
    for (const topic of topics) gathered.add(topic);
    wake();
  });
  try {
    while (!signal.aborted) {
      if (gathered.size === 0) await quiet(everyMs, signal, (resolve) => (wake = resolve));
      const topics = [...gathered];
      gathered.clear();
      if (!signal.aborted) yield { topics };
    }
  } finally {
    stop();
  }
}

function quiet(ms: number, signal: AbortSignal, onWake: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    onWake(end);
  });
}
