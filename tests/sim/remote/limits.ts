export type LimitProblem = 'minute' | 'day' | 'concurrent' | 'app';

export type LimitAnswer = { readonly problem: LimitProblem; readonly retryAfterMs: number | null };

/** The counters of one tenant at the remote side: a rolling minute, a day, and calls at the same time. */
export class Limits {
  inFlight = 0;
  dayRemaining: number;
  readonly #arrivals: number[] = [];

  constructor(dayRemaining: number) {
    this.dayRemaining = dayRemaining;
  }

  /** Counts a call; refused ones count too. */
  arrive(now: number): LimitAnswer | null {
    while ((this.#arrivals[0] ?? Infinity) <= now - 60_000) this.#arrivals.shift();
    this.#arrivals.push(now);
    this.dayRemaining = Math.max(this.dayRemaining - 1, 0);
    if (this.inFlight > 5) return { problem: 'concurrent', retryAfterMs: null };
    const [first] = this.#arrivals;
    if (this.#arrivals.length > 60 && first !== undefined) {
      return { problem: 'minute', retryAfterMs: first + 60_000 - now };
    }
    return null;
  }

  get minuteRemaining(): number {
    return Math.max(60 - this.#arrivals.length, 0);
  }
}
