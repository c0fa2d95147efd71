import { z } from 'zod';

const Claims = z.object({
  authentication_event_id: z.string().max(100).optional(),
  xero_userid: z.string().max(100).optional(),
  scope: z.union([z.array(z.string()), z.string()]).optional(),
});

export type AccessTokenClaims = {
  /** Names the consent, to ask which connections it granted. */
  readonly authEventId: string | null;
  readonly xeroUserId: string | null;
  readonly scopes: readonly string[];
};

const nothing: AccessTokenClaims = { authEventId: null, xeroUserId: null, scopes: [] };

/**
 * What an access token says of itself. Its signature is not checked: it came from the token endpoint itself over an
 * authenticated connection, and nothing is allowed because of it. All null for a token of another form.
 * Source: contracts of Xero §2.2.
 */
export function readAccessToken(token: string): AccessTokenClaims {
  const claims = Claims.safeParse(parsePayload(token.split('.')[1] ?? ''));
  if (!claims.success) return nothing;
  const {
    authentication_event_id: authEventId = null,
    xero_userid: xeroUserId = null,
    scope = [],
  } = claims.data;
  return { authEventId, xeroUserId, scopes: typeof scope === 'string' ? scope.split(' ') : scope };
}

function parsePayload(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
