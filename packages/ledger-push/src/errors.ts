import type { LedgerProblem } from './catalogue/problem.ts';

export type LedgerErrorKind =
  | 'refused'
  | 'throttled'
  | 'unauthorised'
  | 'forbidden'
  | 'unavailable'
  | 'uncertain'
  | 'unreadable';

/** Which of Xero's limits answered a 429; null when Xero did not say. */
export type LimitProblem = 'minute' | 'day' | 'concurrent' | 'app';

export type LedgerErrorFacts = {
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly limitProblem: LimitProblem | null;
  /** Xero's own name for this answer, for their support. */
  readonly correlationId: string | null;
  readonly problems: readonly LedgerProblem[];
};

/**
 * A read from Xero that brought no record.
 *
 * Kinds: `refused` (4xx), `throttled` (429), `unauthorised` (401), `forbidden` (403, not connected),
 * `unavailable` (5xx, or never reached), `uncertain` (left, no answer), `unreadable` (an answer of a shape we do not know).
 * `message` is for logs and carries neither client data nor secrets.
 */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly kind: LedgerErrorKind;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly limitProblem: LimitProblem | null;
  readonly correlationId: string | null;
  readonly problems: readonly LedgerProblem[];

  constructor(message: string, detail: LedgerErrorFacts & { readonly kind: LedgerErrorKind }, cause?: Error) {
    super(message, cause === undefined ? undefined : { cause });
    this.kind = detail.kind;
    this.status = detail.status;
    this.retryAfterMs = detail.retryAfterMs;
    this.limitProblem = detail.limitProblem;
    this.correlationId = detail.correlationId;
    this.problems = detail.problems;
  }
  /** An answer that came and held nothing we can use. */
  static unreadable(message: string): LedgerError {
    return new LedgerError(message, {
      kind: 'unreadable',
      status: null,
      retryAfterMs: null,
      limitProblem: null,
      correlationId: null,
      problems: [],
    });
  }
}
