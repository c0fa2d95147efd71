type Clocks = { readonly monotonic: () => number; readonly wall: () => number };

const machine: Clocks = { monotonic: () => performance.now(), wall: () => Date.now() };

/**
 * A clock for durations that never runs slower than the world: milliseconds that only grow.
 *
 * The machine's monotonic clock may stand still while a laptop or a virtual machine sleeps, and its wall clock may be
 * set back; of what passed between two looks the longer counts. A wall clock set forward makes a duration too long,
 * which only ever keeps something from being sent.
 */
export function createElapsedClock({ monotonic, wall }: Clocks = machine): () => number {
  let last = { monotonic: monotonic(), wall: wall() };
  let elapsedMs = 0;
  return () => {
    const now = { monotonic: monotonic(), wall: wall() };
    elapsedMs += Math.max(0, now.monotonic - last.monotonic, now.wall - last.wall);
    last = now;
    return elapsedMs;
  };
}

/** The one of this process. */
export const elapsedClock = createElapsedClock();
