export type LimitProblem = 'minute' | 'day' | 'concurrent' | 'app';

export type CallEnd = {
  /** HTTP status, or null when no answer came. */
  readonly status: number | null;
  /** What the answer asked for, already clamped by the client; null when it asked for nothing. */
  readonly retryAfterMs: number | null;
  readonly limitProblem: LimitProblem | null;
};

/**
 * How many calls have failed in a row once this one ended.
 *
 * @param hadFailed the message it was made for had failed before: while all else goes well, that is trouble of its own
 */
export function failuresAfter(
  failures: number,
  { status, hadFailed = false }: Pick<CallEnd, 'status'> & { readonly hadFailed?: boolean | undefined },
): number {
  if (status !== null && status < 500) return 0;
  return hadFailed && !isCircuitOpen(failures) ? failures : failures + 1;
}

export type PauseReason = LimitProblem | 'outage';

export type Pause = { readonly ms: number; readonly reason: PauseReason };

const dayMs = 24 * 60 * 60_000;
/** Failed calls in a row after which the circuit opens: from then on one probe a minute. */
const failuresToOpen = 3;

/** Whether so many failed calls in a row mean that the remote side is down for everybody. */
export function isCircuitOpen(failures: number): boolean {
  return failures >= failuresToOpen;
}

/**
 * How long the whole connection rests after a call: obeying `Retry-After`, or sparing a system that is down.
 *
 * @param failures failed calls in a row, this one included
 */
export function pauseAfter(end: CallEnd, failures: number): Pause | null {
  if (end.status === 429) {
    const reason = end.limitProblem ?? 'minute';
    return { ms: clamp(end.retryAfterMs ?? defaultPauseMs[reason]), reason };
  }
  if (end.status === 503 && end.retryAfterMs !== null) {
    return { ms: clamp(end.retryAfterMs), reason: 'outage' };
  }
  return isCircuitOpen(failures) ? { ms: 60_000, reason: 'outage' } : null;
}

/** A refusal that asks to wait for no time at all is not an invitation to ask again at once. */
function clamp(ms: number): number {
  return Math.min(Math.max(ms, 1_000), dayMs);
}

const defaultPauseMs = {
  minute: 60_000,
  day: 60 * 60_000,
  concurrent: 2_000,
  app: 60_000,
} as const satisfies Record<LimitProblem, number>;
