import { lockTokenSet, replaceSealed, type TokenSet } from '@throughline/core/connection/token-sets';
import { inPractice } from '@throughline/core/db/in-practice';

import { openAccessToken, openRefreshToken } from './seal-tokens.ts';
import type { TokenDeps } from './token-deps.ts';

type Deps = Pick<TokenDeps, 'db' | 'cipher'>;

/**
 * Encrypts tokens anew that an older key sealed, so that the key can be taken out of `TOKEN_KEYS`. Safe to repeat and
 * beside refreshes: it works on the row as it is once its lock is held.
 *
 * @throws {TokenCipherError} when the key of the tokens is no longer there
 */
export async function resealTokens(deps: Deps, { practiceId, id }: TokenSet): Promise<void> {
  await inPractice(deps.db, practiceId, async (tx) => {
    const set = await lockTokenSet(tx, practiceId, id);
    if (!set || !isSealedByOlder(deps, set)) return;
    const { cipher } = deps;
    const at = { practiceId, rowId: id };
    await replaceSealed(tx, set, {
      accessToken: cipher.seal({ ...at, field: 'access_token' }, openAccessToken(cipher, set)),
      refreshToken: cipher.seal({ ...at, field: 'refresh_token' }, openRefreshToken(cipher, set)),
    });
  });
}

export function isSealedByOlder({ cipher }: Pick<Deps, 'cipher'>, set: TokenSet): boolean {
  return !cipher.isCurrent(set.accessToken) || !cipher.isCurrent(set.refreshToken);
}
