import { setTimeout as sleep } from 'node:timers/promises';

/** Looks again and again until what is looked for is there. @throws after `ms`, with what was seen last */
export async function until<T>(
  look: () => T | Promise<T>,
  isThere: (seen: T) => boolean,
  ms = 10_000,
): Promise<T> {
  const end = performance.now() + ms;
  for (;;) {
    const seen = await look();
    if (isThere(seen)) return seen;
    if (performance.now() > end)
      throw new Error(`still not so after ${ms} ms: ${JSON.stringify(seen)?.slice(0, 2_000)}`);
    await sleep(25);
  }
}
