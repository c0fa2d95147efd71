/**
 * Why Xero's identity service did not do what was asked.
 *
 * - `invalid_grant`: the code or refresh token is used up, expired or withdrawn; asking again is pointless
 * - `refused`: another answer of 4xx, such as a wrong client secret
 * - `unavailable`: it says it cannot now
 * - `uncertain`: no answer came; it may have been done
 * - `unreadable`: an answer in a form we do not know
 */
export type IdentityErrorKind = 'invalid_grant' | 'refused' | 'unavailable' | 'uncertain' | 'unreadable';

/** Its message holds no token, code or secret, and neither does its cause. */
export class IdentityError extends Error {
  readonly kind: IdentityErrorKind;
  readonly status: number | null;

  constructor(kind: IdentityErrorKind, what: string, status: number | null = null) {
    super(`${what}: ${kind}${status === null ? '' : ` (${status})`}`);
    this.name = 'IdentityError';
    this.kind = kind;
    this.status = status;
  }
}
