import type { LimitProblem } from '../errors.ts';
import { headerOf, type Reply } from './reply.ts';
import { retryAfterMs } from './retry-after.ts';

/** The facts of one exchange worth logging and pacing by; never a body, a query or a token. */
export type LedgerReplyMeta = {
  readonly method: string;
  /** Below the base address, without the query. */
  readonly path: string;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  readonly correlationId: string | null;
  /** Calls left for this organisation this minute; null when Xero did not say. */
  readonly minuteRemaining: number | null;
  readonly dayRemaining: number | null;
  /** Calls left for the whole app this minute. */
  readonly appMinuteRemaining: number | null;
  readonly retryAfterMs: number | null;
  readonly limitProblem: LimitProblem | null;
  readonly durationMs: number;
};

const silent = {
  status: null,
  correlationId: null,
  minuteRemaining: null,
  dayRemaining: null,
  appMinuteRemaining: null,
  retryAfterMs: null,
  limitProblem: null,
} as const;

export function headerFacts(reply: Reply): Omit<LedgerReplyMeta, 'method' | 'path' | 'durationMs'> {
  if (reply.kind === 'lost') return silent;
  const header = (name: string) => headerOf(reply.headers, name);
  return {
    status: reply.status,
    correlationId: header('xero-correlation-id'),
    minuteRemaining: countIn(header('x-minlimit-remaining')),
    dayRemaining: countIn(header('x-daylimit-remaining')),
    appMinuteRemaining: countIn(header('x-appminlimit-remaining')),
    retryAfterMs: retryAfterMs(header('retry-after'), header('date')),
    limitProblem: limitProblemIn(header('x-rate-limit-problem')),
  };
}

function countIn(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

const spellings = [
  ['minute', /^min/],
  ['day', /^(day|dai)/],
  ['concurrent', /^con/],
  ['app', /^app/],
] as const;

/** By prefix and whatever the casing, because the spellings seen vary. */
function limitProblemIn(text: string | null): LimitProblem | null {
  const problem = text?.trim().toLowerCase() ?? '';
  return spellings.find(([, spelling]) => spelling.test(problem))?.[0] ?? null;
}
