/** A difference below this is the coarseness of the answer's date and the way it took, not a wrong clock. */
const believedFromMs = 3_000;

let offsetMs = 0;

/** Now by the server's clock in milliseconds, for clocks that tick from an instant the server wrote. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** Learns from an answer how far this computer's clock is off; takes and returns it, so that it fits into a fetch. */
export function learnServerTime(response: Response): Response {
  const dateMs = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(dateMs)) offsetMs = offsetOf(dateMs, Date.now());
  return response;
}

/**
 * How far the server's clock is ahead of ours, 0 when that cannot be told apart from none.
 *
 * @param dateMs the answer's date, whole seconds
 */
export function offsetOf(dateMs: number, nowMs: number): number {
  const difference = dateMs + 500 - nowMs;
  return Math.abs(difference) < believedFromMs ? 0 : difference;
}
