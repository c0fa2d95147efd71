import type { Answer } from '../transport/answer.ts';
import { jsonAnswer, textAnswer } from '../transport/answer.ts';
import type { RemoteCall } from '../transport/call.ts';
import type { World } from '../world/world.ts';
import { revokeAll } from './connections.ts';
import { issueTokens } from './issue-tokens.ts';
import { challengeOf, hashOf, sameText } from './secrets.ts';

const graceMs = 30 * 60_000;

/** `POST /connect/token`. Source: xero-contract §2.2 and §2.3, S2. */
export function tokenCall(world: World, call: RemoteCall): Answer {
  if (!isTheApp(world, call)) return invalidClient(world);
  const form = new URLSearchParams(call.body);
  const grantType = form.get('grant_type');
  if (grantType === 'authorization_code') return exchangeCode(world, call, form);
  if (grantType === 'refresh_token') return refresh(world, call, form);
  return oauthError('unsupported_grant_type');
}

/** `POST /connect/revocation`: takes back all connections of the person. Unknown tokens answer 200 too (RFC 7009). */
export function revocationCall(world: World, call: RemoteCall): Answer {
  if (!isTheApp(world, call)) return invalidClient(world);
  const given = new URLSearchParams(call.body).get('token');
  if (given === null) return oauthError('invalid_request');
  const token = world.tables.refreshTokens.get(hashOf(given));
  if (token) revokeAll(world, token);
  return textAnswer(200, '');
}

function exchangeCode(world: World, call: RemoteCall, form: URLSearchParams): Answer {
  const now = world.clock.now();
  const code = world.tables.codes.get(hashOf(form.get('code') ?? ''));
  if (!code || code.usedAt !== null || new Date(code.expiresAt) <= now) return oauthError('invalid_grant');
  if (code.redirectUri !== form.get('redirect_uri')) return oauthError('invalid_grant');
  const verifier = form.get('code_verifier') ?? '';
  if (code.challenge !== null && challengeOf(verifier) !== code.challenge) return oauthError('invalid_grant');
  world.tables.codes.put({ ...code, usedAt: now.toISOString() });
  return jsonAnswer(200, issueTokens(world, code, call.url.origin));
}

function refresh(world: World, call: RemoteCall, form: URLSearchParams): Answer {
  const now = world.clock.now().getTime();
  const token = world.tables.refreshTokens.get(hashOf(form.get('refresh_token') ?? ''));
  if (!token || token.revoked || Date.parse(token.expiresAt) <= now) return oauthError('invalid_grant');
  if (token.rotatedAt !== null && now - Date.parse(token.rotatedAt) > graceMs) {
    return oauthError('invalid_grant');
  }
  if (token.rotatedAt === null) {
    world.tables.refreshTokens.put({ ...token, rotatedAt: new Date(now).toISOString() });
  }
  return jsonAnswer(200, issueTokens(world, { ...token, nonce: null }, call.url.origin));
}

function isTheApp(world: World, call: RemoteCall): boolean {
  const given = /^Basic (\S+)$/i.exec(call.headers.get('authorization') ?? '')?.[1];
  if (given === undefined) return false;
  const { clientId, clientSecret } = world.options;
  return sameText(Buffer.from(given, 'base64').toString('utf8'), `${clientId}:${clientSecret}`);
}

function invalidClient(world: World): Answer {
  if (world.switches.is('X-26', '400')) return oauthError('invalid_client');
  const answer = jsonAnswer(401, { error: 'invalid_client' });
  return { ...answer, headers: { ...answer.headers, 'www-authenticate': 'Basic realm="sandbox"' } };
}

function oauthError(error: string): Answer {
  return jsonAnswer(400, { error });
}
