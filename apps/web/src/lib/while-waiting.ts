const waitingEveryMs = 10_000;

/** How often a query is asked again: what is said of one that waits changes as time goes by, which nobody announces. */
export function whileWaiting(waits: boolean): number | false {
  return waits && waitingEveryMs;
}
