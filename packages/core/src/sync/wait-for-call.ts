const longestMs = 60_000;

/**
 * For how long a record is given back when its gate lets no call through. A gate that rests keeps what waits by itself,
 * for hours, or until somebody connects it again; the record must be there to be taken when that is over sooner.
 */
export function untilNextCall(waitMs: number): number {
  return Math.min(waitMs, longestMs);
}
