import { retryAfterMs } from '../retry-after.ts';

/** Which of XPM's limits was hit. */
export type LimitProblem = 'minute' | 'day' | 'concurrent' | 'app';

/** One finished attempt, for the caller's limiter and log; holds no secret and no body. */
export type ReplyMeta = {
  method: string;
  /** Below the base URL, with its query. */
  path: string;
  /** HTTP status, or null when no reply arrived. */
  status: number | null;
  correlationId: string | null;
  /** Calls left this minute, today, and this minute for the whole app; null when not said. */
  minuteRemaining: number | null;
  dayRemaining: number | null;
  appMinuteRemaining: number | null;
  retryAfterMs: number | null;
  limitProblem: LimitProblem | null;
  /** Milliseconds from the call to its end, by the monotonic clock. */
  durationMs: number;
};

/** The part of {@link ReplyMeta} that headers tell. */
export type HeaderFacts = Omit<ReplyMeta, 'method' | 'path' | 'status' | 'durationMs'>;

/** Spellings vary (`day`, `DayLimit`, `daily`, `minute`, `appminute`), so each is known by its start. */
const PROBLEMS: readonly (readonly [RegExp, LimitProblem])[] = [
  [/^\s*app/i, 'app'],
  [/^\s*min/i, 'minute'],
  [/^\s*da[yi]/i, 'day'],
  [/^\s*concurrent/i, 'concurrent'],
];

function countOf(header: string | null): number | null {
  return header !== null && /^\s*\d{1,9}\s*$/.test(header) ? Number(header) : null;
}

/** What a reply's headers say about limits. Source: recorded headers; names are case-insensitive. */
export function headerFacts(headers: Headers, nowMs: number): HeaderFacts {
  const problem = headers.get('x-rate-limit-problem');
  return {
    correlationId: headers.get('xero-correlation-id'),
    minuteRemaining: countOf(headers.get('x-minlimit-remaining')),
    dayRemaining: countOf(headers.get('x-daylimit-remaining')),
    appMinuteRemaining: countOf(headers.get('x-appminlimit-remaining')),
    retryAfterMs: retryAfterMs(headers.get('retry-after'), nowMs),
    limitProblem: PROBLEMS.find(([spelling]) => problem !== null && spelling.test(problem))?.[1] ?? null,
  };
}

/** The facts of an attempt that got no reply. */
export const NO_HEADERS: HeaderFacts = headerFacts(new Headers(), 0);
