/** Who is slowed down: one account, or everybody behind one address. */
export type ThrottleKind = 'email' | 'address';

const freeTries = { email: 5, address: 20 } as const satisfies Record<ThrottleKind, number>;
const firstDelayMs = 30_000;
const longestDelayMs = 15 * 60_000;

/** How long failures are remembered after the last one. */
export const throttleMemoryMs = { email: 24 * 3_600_000, address: 3_600_000 } as const satisfies Record<
  ThrottleKind,
  number
>;

/**
 * How long to wait after this many failed sign-ins in a row, in milliseconds: nothing at first, then 30 s, and
 * twice as long with each further one, up to 15 minutes.
 */
export function throttleDelayMs(kind: ThrottleKind, failures: number): number {
  const beyond = failures - freeTries[kind];
  if (beyond < 0) return 0;
  return Math.min(firstDelayMs * 2 ** Math.min(beyond, 10), longestDelayMs);
}
