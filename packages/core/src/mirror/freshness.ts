/** Mirrored data may be this old before it is read again. */
export const freshForMs = 10 * 60_000;
/** Even a person who insists gets one read of a list in this time. */
export const forcedEveryMs = 10_000;

/** Whether data read at `asOf` is old enough to be read again; true when it never was. */
export function isStale(asOf: Date | null, now: Date): boolean {
  return asOf === null || now.getTime() - asOf.getTime() >= freshForMs;
}

/** The latest try that still lets a list be read at `now`. */
export function readableSince(now: Date, force: boolean): Date {
  return new Date(now.getTime() - (force ? forcedEveryMs : freshForMs));
}
