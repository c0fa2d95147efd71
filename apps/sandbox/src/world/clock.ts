/** The sandbox clock: a base clock plus an offset that the control interface moves. It keeps ticking. */
export interface Clock {
  now: () => Date;
  offsetMs: () => number;
  setOffsetMs: (offsetMs: number) => void;
  /** Moves the clock so that it reads `instant` now. */
  setNow: (instant: Date) => void;
  advance: (byMs: number) => void;
}

/** Makes a clock on top of `base`, which stands for the machine's clock. */
export function createClock(base: () => Date): Clock {
  let offset = 0;
  return {
    now: () => new Date(base().getTime() + offset),
    offsetMs: () => offset,
    setOffsetMs: (offsetMs) => {
      offset = offsetMs;
    },
    setNow: (instant) => {
      offset = instant.getTime() - base().getTime();
    },
    advance: (byMs) => {
      offset += byMs;
    },
  };
}
