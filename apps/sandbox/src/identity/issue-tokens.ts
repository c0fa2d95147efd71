import { randomUUID } from 'node:crypto';

import type { World } from '../world/world.ts';
import { signJwt } from './jwt.ts';
import { hashOf, newSecret } from './secrets.ts';

const accessSeconds = 1800;
const idTokenSeconds = 300;
const refreshLifeMs = 60 * 86_400_000;

interface Grant {
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly authEventId: string;
  readonly nonce: string | null;
}

/**
 * Issues an access token (30 minutes), and a refresh token (60 days) when `offline_access` was granted.
 * `issuer` is the address the sandbox was called at.
 */
export function issueTokens(world: World, grant: Grant, issuer: string): object {
  const now = world.clock.now();
  const seconds = Math.floor(now.getTime() / 1000);
  const common = {
    iss: issuer,
    nbf: seconds,
    sub: hashOf(grant.userId).slice(0, 32),
    xero_userid: grant.userId,
  };
  const access = signJwt({
    ...common,
    exp: seconds + accessSeconds,
    aud: `${issuer}/resources`,
    client_id: grant.clientId,
    auth_time: seconds,
    jti: randomUUID(),
    authentication_event_id: grant.authEventId,
    scope: grant.scopes,
  });
  world.tables.accessTokens.put({
    hash: hashOf(access),
    clientId: grant.clientId,
    userId: grant.userId,
    scopes: [...grant.scopes],
    expiresAt: new Date((seconds + accessSeconds) * 1000).toISOString(),
    revoked: false,
  });
  forgetDeadTokens(world);
  return {
    ...(grant.scopes.includes('openid') ? { id_token: idToken(world, grant, common) } : {}),
    access_token: access,
    expires_in: accessSeconds,
    token_type: 'Bearer',
    ...(grant.scopes.includes('offline_access') ? { refresh_token: newRefreshToken(world, grant) } : {}),
    scope: grant.scopes.join(' '),
  };
}

function newRefreshToken(world: World, grant: Grant): string {
  const token = newSecret();
  world.tables.refreshTokens.put({
    hash: hashOf(token),
    clientId: grant.clientId,
    userId: grant.userId,
    scopes: [...grant.scopes],
    authEventId: grant.authEventId,
    expiresAt: new Date(world.clock.now().getTime() + refreshLifeMs).toISOString(),
    rotatedAt: null,
    revoked: false,
  });
  return token;
}

function idToken(world: World, grant: Grant, common: { readonly nbf: number }): string {
  const user = world.tables.users.get(grant.userId);
  return signJwt({
    ...common,
    aud: grant.clientId,
    iat: common.nbf,
    exp: common.nbf + idTokenSeconds,
    email: user?.email ?? '',
    name: user?.name ?? '',
    ...(grant.nonce === null ? {} : { nonce: grant.nonce }),
  });
}

function forgetDeadTokens(world: World): void {
  const dayAgo = world.clock.now().getTime() - 86_400_000;
  for (const token of world.tables.accessTokens.all()) {
    if (Date.parse(token.expiresAt) < dayAgo) world.tables.accessTokens.remove(token.hash);
  }
  for (const code of world.tables.codes.all()) {
    if (Date.parse(code.expiresAt) < dayAgo) world.tables.codes.remove(code.hash);
  }
}
