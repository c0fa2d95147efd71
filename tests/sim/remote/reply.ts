import type { LimitProblem } from './limits.ts';

/** What a simulated remote side answers, before the way back. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** A business refusal: nothing was done. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'limited'; readonly problem: LimitProblem; readonly retryAfterMs: number | null }
  | { readonly kind: 'unauthorised' }
  | { readonly kind: 'failed'; readonly status: 500 | 503; readonly isKept: boolean };

/** What the worker's socket has in the end. */
export type Reply<T> =
  | Answer<T>
  /** Proven not to have left: refused, unknown host, aborted before the first byte. */
  | { readonly kind: 'unsent' }
  /** Reset, timed out, cut off or unreadable: proves nothing. */
  | { readonly kind: 'unknown'; readonly status: number | null; readonly why: string };

export type ReplyFacts = {
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly limitProblem: LimitProblem | null;
};

/** The part of a reply the gate reads. */
export function factsOf(reply: Reply<unknown>): ReplyFacts {
  const none = { retryAfterMs: null, limitProblem: null };
  switch (reply.kind) {
    case 'ok':
    case 'refused':
      return { status: 200, ...none };
    case 'limited':
      return { status: 429, retryAfterMs: reply.retryAfterMs, limitProblem: reply.problem };
    case 'unauthorised':
      return { status: 401, ...none };
    case 'failed':
      return { status: reply.status, ...none };
    case 'unsent':
      return { status: null, ...none };
    case 'unknown':
      return { status: reply.status, ...none };
  }
}
