import { asSystem } from '@throughline/core/as-system';
import { markReconnectNeeded } from '@throughline/core/connection/mark-reconnect-needed';
import { findTokenSet, type TokenSet } from '@throughline/core/connection/token-sets';
import { inPractice } from '@throughline/core/db/in-practice';

import { createTurns } from '../auth/turns.ts';
import { refreshTokenSet, usableToken } from './refresh-token-set.ts';
import type { TokenDeps } from './token-deps.ts';

export type AccessTokens = {
  /**
   * A token valid for five minutes more; with `rejected`, another one than that, which the API no longer took.
   * Refreshes at most once at a time per consent, across processes, and keeps the new pair before anybody uses it.
   *
   * @throws {AppError} `precondition_failed` with `details.reason` `reconnect_needed`, `disconnected` or
   * `xero_unavailable`; `not_found`
   */
  getAccessToken(practiceId: string, connectionId: string, options?: { rejected?: string }): Promise<string>;
  /** A token valid for five minutes more of tokens that were just read; refreshes and throws as `getAccessToken`. */
  tokenOf(set: TokenSet): Promise<string>;
  /** For answers that say the consent no longer covers us, whatever the token. `reason` is a sentence. Safe to repeat. */
  markReconnectNeeded(practiceId: string, connectionId: string, reason: string): Promise<void>;
};

/** Refreshes of different consents that may be under way at once in one process; each holds a database connection. */
const refreshesAtOnce = 4;

export function createAccessTokens(deps: TokenDeps): AccessTokens {
  const inFlight = new Map<string, Promise<string>>();
  const inTurn = createTurns({ atOnce: refreshesAtOnce, waitingMax: 10_000 });

  function refreshOnce(set: TokenSet, rejected: string | undefined): Promise<string> {
    const key = `${set.practiceId} ${set.id}`;
    const running = inFlight.get(key);
    if (running) return running;
    const refresh = inTurn('refresh', () => refreshTokenSet(deps, set, rejected)).finally(() =>
      inFlight.delete(key),
    );
    inFlight.set(key, refresh);
    return refresh;
  }

  return {
    async getAccessToken(practiceId, connectionId, { rejected } = {}) {
      const set = await inPractice(deps.db, practiceId, (tx) =>
        findTokenSet(tx, { practiceId, connectionId }),
      );
      return usableToken(deps, set, rejected) ?? refreshOnce(set, rejected);
    },
    tokenOf: async (set) => usableToken(deps, set, undefined) ?? refreshOnce(set, undefined),
    markReconnectNeeded: (practiceId, connectionId, reason) =>
      asSystem(deps.db, { ...systemCall(deps), practiceId }, (ctx) =>
        markReconnectNeeded(ctx, { of: { connectionId }, reason }),
      ),
  };
}

function systemCall({ now, settings }: TokenDeps) {
  return { verb: 'connection.lost', now: now(), settings };
}
