import type { LedgerProblem } from './catalogue/problem.ts';

/**
 * What one attempt to write to Xero proved. `T` carries the record, as `{ invoice }` for a sales invoice.
 *
 * `applied`: it is in Xero. `not_applied`: it certainly is not. `unknown`: it may be; look before anything else.
 */
export type WriteResult<T> = Applied<T> | NotApplied | Unknown;

export type Applied<T> = T & {
  readonly class: 'applied';
  /** Remarks of Xero about what it saved. Show them. */
  readonly warnings: readonly LedgerProblem[];
  readonly status: number;
  readonly correlationId: string | null;
};

export type NotApplied = {
  readonly class: 'not_applied';
  readonly kind: NotAppliedKind;
  /** Never empty. `number_taken` means look first: an earlier attempt may have taken it. */
  readonly problems: readonly LedgerProblem[];
  /** HTTP status; null when it never left. */
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly correlationId: string | null;
  /** The answer's body, bounded and without secrets; null when there was none. */
  readonly raw: string | null;
};

/** `unavailable` means never sent; a server in trouble is `unknown`. */
export type NotAppliedKind = 'refused' | 'throttled' | 'unauthorised' | 'forbidden' | 'unavailable';

export type Unknown = {
  readonly class: 'unknown';
  readonly why: UnknownWhy;
  /** True when Xero keeps this answer under the key, so that sending the same key again proves nothing. */
  readonly cached: boolean;
  readonly problems: readonly LedgerProblem[];
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly correlationId: string | null;
  readonly raw: string | null;
};

export type UnknownWhy = 'no_answer' | 'answer_unreadable' | 'server_trouble' | 'key_used_before';
