/** What a refresh goes by: a consent's row, without its tokens. */
export type RefreshState = {
  readonly accessExpiresAt: Date;
  readonly refreshedAt: Date;
  /** When the refresh under way was first asked for; null when none is. */
  readonly refreshStartedAt: Date | null;
};

export type RefreshInput =
  /** Somebody needs a token. `rejected`: the stored one is the one the API no longer takes. */
  | { readonly kind: 'wanted' | 'locked'; readonly now: Date; readonly rejected: boolean }
  /** Xero answered, with tokens, that the consent is over, or not to be understood or at all. */
  | { readonly kind: 'answered'; readonly answer: 'tokens' | 'invalid_grant' | 'none' };

/**
 * - `use`: the stored access token
 * - `note_and_lock`: write down that a refresh begins and have it looked after, commit, then lock the row and read again
 * - `ask_xero`: with the stored refresh token, holding the lock
 * - `save`: the new pair, before anybody uses it
 * - `park`: the connections on this consent, until a person connects again
 * - `give_up`: leave everything as it was; the old refresh token is asked with again
 */
export type RefreshEffect = 'use' | 'note_and_lock' | 'ask_xero' | 'save' | 'park' | 'give_up';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Source: contracts of Xero §2.3. An old refresh token works for 30 minutes after its first use, a new one for 60 days. */
export const refreshTimes = {
  aheadMs: 5 * minuteMs,
  /** A refresh whose end was not written down is repeated so soon. */
  secondLookMs: minuteMs,
  /** And again as often as this while Xero is silent. */
  retryMs: 5 * minuteMs,
  unusedMs: 25 * dayMs,
} as const;

/** One step of a refresh. The same under a lock and without: who waited for the lock finds what the other saved. */
export function decideRefresh(state: RefreshState, input: RefreshInput): RefreshEffect {
  if (input.kind === 'answered') {
    if (input.answer === 'tokens') return 'save';
    return input.answer === 'invalid_grant' ? 'park' : 'give_up';
  }
  const goodForMs = state.accessExpiresAt.getTime() - input.now.getTime();
  if (goodForMs >= refreshTimes.aheadMs && !input.rejected) return 'use';
  // Who waited so long for the lock that the pair saved meanwhile has to be traded too has noted nothing about that one.
  return input.kind === 'wanted' || state.refreshStartedAt === null ? 'note_and_lock' : 'ask_xero';
}

/** When a consent has to be refreshed though nobody asks: one whose refresh did not end at once, one unused in time. */
export function refreshDueAt({ refreshStartedAt, refreshedAt }: RefreshState): Date {
  return refreshStartedAt ?? new Date(refreshedAt.getTime() + refreshTimes.unusedMs);
}
