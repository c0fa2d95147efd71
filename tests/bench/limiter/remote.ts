export type RemoteReply = {
  readonly status: number;
  readonly limitProblem: 'minute' | 'day' | 'concurrent' | null;
  readonly retryAfterMs: number | null;
  readonly minuteRemaining: number;
  readonly dayRemaining: number;
};

export type RemoteRules = {
  readonly dayLimit: number;
  /** At this accepted call the day ends early, for so long; somebody else used it up. */
  readonly surprise?: { readonly atCall: number; readonly retryAfterMs: number };
};

/** What the remote side counted. Times are milliseconds from the start. */
export type Remote = {
  arrive(atMs: number): RemoteReply;
  leave(): void;
  readonly accepted: readonly number[];
  readonly refused: readonly { readonly atMs: number; readonly problem: string }[];
  maxInFlight(): number;
};

const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * A tenant that counts by the harshest readings at once: a rolling minute and a minute that begins with its first call,
 * five at once, a day that begins with its first call.
 */
export function createRemote({ dayLimit, surprise }: RemoteRules): Remote {
  const accepted: number[] = [];
  const refused: { atMs: number; problem: string }[] = [];
  let inFlight = 0;
  let most = 0;
  let minute = { from: -minuteMs, used: 0 };
  let day = { from: -dayMs, used: 0 };
  let closedUntil = 0;

  function problemAt(
    atMs: number,
  ): { problem: 'minute' | 'day' | 'concurrent'; waitMs: number | null } | null {
    if (inFlight > 5) return { problem: 'concurrent', waitMs: null };
    if (atMs < closedUntil) return { problem: 'day', waitMs: closedUntil - atMs };
    if (day.used >= dayLimit) return { problem: 'day', waitMs: day.from + dayMs - atMs };
    const rolling = accepted.at(-60) ?? -minuteMs;
    if (minute.used >= 60) return { problem: 'minute', waitMs: minute.from + minuteMs - atMs };
    if (rolling > atMs - minuteMs) return { problem: 'minute', waitMs: rolling + minuteMs - atMs };
    return null;
  }

  function accept(atMs: number): void {
    accepted.push(atMs);
    minute.used += 1;
    day.used += 1;
  }

  function answer(problem: ReturnType<typeof problemAt>): RemoteReply {
    return {
      status: problem ? 429 : 200,
      limitProblem: problem?.problem ?? null,
      retryAfterMs: problem?.waitMs ?? null,
      minuteRemaining: 60 - minute.used,
      dayRemaining: dayLimit - day.used,
    };
  }

  return {
    accepted,
    refused,
    maxInFlight: () => most,
    leave: () => void (inFlight -= 1),
    arrive(atMs) {
      inFlight += 1;
      most = Math.max(most, inFlight);
      if (atMs >= minute.from + minuteMs) minute = { from: atMs, used: 0 };
      if (atMs >= day.from + dayMs) day = { from: atMs, used: 0 };
      if (surprise && accepted.length === surprise.atCall && closedUntil === 0)
        closedUntil = atMs + surprise.retryAfterMs;
      const problem = problemAt(atMs);
      if (problem) refused.push({ atMs, problem: problem.problem });
      else accept(atMs);
      return answer(problem);
    },
  };
}

/** The most arrivals in any sixty seconds, however they are cut. */
export function mostInAMinute(arrivals: readonly number[]): number {
  let from = 0;
  let most = 0;
  for (const [index, at] of arrivals.entries()) {
    while ((arrivals[from] ?? at) <= at - minuteMs) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}
