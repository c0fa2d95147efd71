import type { SealedTokens } from '@throughline/core/connection/token-sets';

import type { TokenCipher } from './token-cipher.ts';
import type { TokenReply } from './xero-identity.ts';

export type TokenRow = { readonly practiceId: string; readonly id: string };

/** Tokens as they are stored: encrypted for their row. */
export function sealTokens(
  cipher: TokenCipher,
  { practiceId, id }: TokenRow,
  { reply, now }: { readonly reply: TokenReply; readonly now: Date },
): SealedTokens {
  const at = { practiceId, rowId: id };
  return {
    accessToken: cipher.seal({ ...at, field: 'access_token' }, reply.accessToken),
    refreshToken: cipher.seal({ ...at, field: 'refresh_token' }, reply.refreshToken),
    scopes: reply.scopes.join(' '),
    accessExpiresAt: new Date(now.getTime() + reply.expiresInSeconds * 1000),
    refreshedAt: now,
  };
}

/** @throws {TokenCipherError} */
export function openAccessToken(
  cipher: TokenCipher,
  row: TokenRow & { readonly accessToken: string },
): string {
  return cipher.open({ practiceId: row.practiceId, rowId: row.id, field: 'access_token' }, row.accessToken);
}

/** @throws {TokenCipherError} */
export function openRefreshToken(
  cipher: TokenCipher,
  row: TokenRow & { readonly refreshToken: string },
): string {
  return cipher.open({ practiceId: row.practiceId, rowId: row.id, field: 'refresh_token' }, row.refreshToken);
}
