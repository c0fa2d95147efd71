import { vi } from 'vitest';

type Fetch = typeof fetch;

/**
 * From now on XPM fails at every request that carries `note`, and never carries it out.
 *
 * @returns how often it was asked, and the way to end it
 */
export function poison(
  note: string,
  answer: () => Response | Promise<Response>,
): { asked(): number; stop(): void } {
  const real: Fetch = globalThis.fetch;
  let asked = 0;
  const poisoned: Fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const isOf = address.includes('time.api') && typeof init?.body === 'string' && init.body.includes(note);
    if (!isOf) return real(input, init);
    asked += 1;
    return answer();
  };
  vi.stubGlobal('fetch', poisoned);
  return { asked: () => asked, stop: () => vi.unstubAllGlobals() };
}
