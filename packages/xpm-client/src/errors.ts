/**
 * What a failed call proved.
 *
 * - `refused`: XPM understood and said no (also HTTP 200 with `<Status>ERROR</Status>`); nothing changed.
 * - `throttled`: a limit was hit; nothing changed; see `retryAfterMs`.
 * - `unauthorised`: the token or the tenant was not accepted; nothing changed.
 * - `unavailable`: XPM was not reached, or a read was not answered; nothing changed.
 * - `uncertain`: a write may or may not have happened; read before writing again.
 * - `unreadable`: a read was answered in a shape we do not know, or not to its end.
 */
export type XpmErrorKind =
  | 'refused'
  | 'throttled'
  | 'unauthorised'
  | 'unavailable'
  | 'uncertain'
  | 'unreadable';

/** The facts an {@link XpmError} carries beside its message. */
export type XpmErrorFacts = {
  /** HTTP status, or null when no reply arrived. */
  status: number | null;
  /** The sentence XPM or its gateway gave, for people; never branch on it. */
  sentence: string | null;
  /** How long the server asked us to wait, or null when it did not say. */
  retryAfterMs: number | null;
  /** `xero-correlation-id` of the reply, for Xero's support. */
  correlationId: string | null;
  /** The start of the reply with secrets masked, for our support; empty when none arrived. */
  excerpt: string;
};

/** XPM did not do, or did not provably do, what was asked. Source: Practice Manager 3.1 reference, "Errors". */
export class XpmError extends Error implements XpmErrorFacts {
  override readonly name = 'XpmError';
  readonly kind: XpmErrorKind;
  readonly status: number | null;
  readonly sentence: string | null;
  readonly retryAfterMs: number | null;
  readonly correlationId: string | null;
  readonly excerpt: string;

  constructor(kind: XpmErrorKind, call: string, facts: XpmErrorFacts & { cause?: unknown }) {
    super(`XPM ${kind}: ${call} (${facts.status ?? 'no reply'})`, { cause: facts.cause });
    this.kind = kind;
    this.status = facts.status;
    this.sentence = facts.sentence;
    this.retryAfterMs = facts.retryAfterMs;
    this.correlationId = facts.correlationId;
    this.excerpt = facts.excerpt;
  }
}
