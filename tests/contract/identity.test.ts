import { createPublicKey, verify } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import {
  app,
  askToken,
  basic,
  challengeOf,
  claimsOf,
  connect,
  consent,
  consentRequest,
  exchangeCode,
  formOf,
  listConnections,
  openConsent,
  practiceScopes,
  pressButton,
  redirectUri,
  refresh,
} from './consent.ts';
import { headersFor, ledgerUrl, practiceUrl } from './open-clients.ts';
import { contractServer, day, fieldOf, first, listField, minute, second, textField } from './support.ts';

const server = contractServer('tiny');
const verifier = 'a-verifier-of-forty-three-characters-or-more-0123456789';

/** Status and problem detail of a first call in the practice. */
async function callPractice(
  accessToken: string,
  tenantId: string,
): Promise<{ status: number; detail: unknown }> {
  const response = await fetch(`${practiceUrl(server)}/staff.api/list`, {
    headers: headersFor(accessToken, tenantId),
  });
  const text = await response.text();
  const problem: unknown = text.startsWith('{') ? JSON.parse(text) : null;
  return { status: response.status, detail: fieldOf(problem, 'Detail') ?? null };
}

async function callLedger(accessToken: string, tenantId: string): Promise<number> {
  const response = await fetch(`${ledgerUrl(server)}/Organisation`, {
    headers: headersFor(accessToken, tenantId),
  });
  await response.arrayBuffer();
  return response.status;
}

const invalidGrant = { status: 400, body: { error: 'invalid_grant' } };

describe('the consent page', () => {
  it('offers the practice and the organisation, ticked', async () => {
    const { tenants } = (await server.state()).identity;
    const page = await openConsent(server.url, consentRequest());
    expect(page.status).toBe(200);
    expect([...formOf(page).tenants].sort()).toEqual(tenants.map(({ tenantId }) => tenantId).sort());
  });

  it('offers only the practice to an app that asks for practice scopes only', async () => {
    const { tenants } = (await server.state()).identity;
    const practice = first(tenants, ({ tenantType }) => tenantType === 'PRACTICEMANAGER');
    const page = await openConsent(server.url, consentRequest({ scope: practiceScopes }));
    expect(formOf(page).tenants).toEqual([practice.tenantId]);
  });

  it('sends a person who allows back with a code and the state, letter for letter', async () => {
    const state = 'a b&c=d"<é>%20+/';
    const page = await openConsent(server.url, consentRequest({ state }));
    const { status, location } = await pressButton(formOf(page), 'allow');
    expect(status).toBe(302);
    expect(`${location?.origin}${location?.pathname}`).toBe(redirectUri);
    expect(location?.searchParams.get('state')).toBe(state);
    expect(location?.searchParams.get('code')).toMatch(/^\S{20,}$/);
    expect(location?.searchParams.has('error')).toBe(false);
  });

  it('sends a person who cancels back with access_denied, the state and no code', async () => {
    const page = await openConsent(server.url, consentRequest());
    const { location } = await pressButton(formOf(page), 'cancel');
    expect(Object.fromEntries(location?.searchParams ?? [])).toEqual({
      error: 'access_denied',
      state: 'state-1',
    });
    expect((await server.state()).identity.connections).toEqual([]);
  });

  it('asks again when no box is ticked', async () => {
    const page = await openConsent(server.url, consentRequest());
    const again = await pressButton(formOf(page), 'allow', []);
    expect(again).toMatchObject({ status: 200, location: null });
    expect(again.html).toContain('Choose at least one');
    expect((await server.state()).identity.connections).toEqual([]);
  });

  it.each([
    {
      name: 'the scope that new apps no longer get',
      change: { scope: 'accounting.transactions' },
      error: 'invalid_scope',
    },
    {
      name: 'a scope nobody knows',
      change: { scope: 'openid practicemanager.magic' },
      error: 'invalid_scope',
    },
    { name: 'another response type', change: { response_type: 'token' }, error: 'unsupported_response_type' },
    {
      name: 'a plain PKCE challenge',
      change: { code_challenge: verifier, code_challenge_method: 'plain' },
      error: 'invalid_request',
    },
  ])('sends $name back as $error', async ({ change, error }) => {
    const { status, location } = await openConsent(server.url, consentRequest(change));
    expect(status).toBe(302);
    expect(Object.fromEntries(location?.searchParams ?? [])).toEqual({ error, state: 'state-1' });
  });

  it.each([
    { name: 'an unknown app', change: { client_id: 'somebody' } },
    { name: 'an address elsewhere', change: { redirect_uri: 'https://elsewhere.example/callback' } },
    {
      name: 'an address that only looks local',
      change: { redirect_uri: 'http://localhost.elsewhere.example/' },
    },
    { name: 'an address with a wildcard', change: { redirect_uri: 'http://localhost/*' } },
  ])('sends nobody back for $name', async ({ change }) => {
    const page = await openConsent(server.url, consentRequest(change));
    expect(page).toMatchObject({ status: 400, location: null, form: null });
  });
});

describe('a code', () => {
  it('becomes an access token of 30 minutes and a refresh token', async () => {
    const { status, body } = await exchangeCode(server.url, await consent(server.url));
    expect(status).toBe(200);
    expect(body).toMatchObject({ expires_in: 1800, token_type: 'Bearer', refresh_token: expect.any(String) });
    const claims = claimsOf(textField(body, 'access_token'));
    expect(Number(fieldOf(claims, 'exp')) - Number(fieldOf(claims, 'nbf'))).toBe(1800);
    expect(fieldOf(claims, 'scope')).toEqual(textField(body, 'scope').split(' '));
    expect(textField(claims, 'xero_userid')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('brings no refresh token without offline_access and no id token without openid', async () => {
    const code = await consent(server.url, consentRequest({ scope: 'practicemanager.staff.read' }));
    const { body } = await exchangeCode(server.url, code);
    expect(Object.keys(body ?? {}).sort()).toEqual(['access_token', 'expires_in', 'scope', 'token_type']);
  });

  it('brings an id token that the published key has signed', async () => {
    const request = consentRequest({ nonce: 'nonce-1' });
    const { body } = await exchangeCode(server.url, await consent(server.url, request));
    const idToken = textField(body, 'id_token');
    const [head = '', payload = '', signature = ''] = idToken.split('.');
    const jwks: unknown = await (await fetch(`${server.url}/.well-known/openid-configuration/jwks`)).json();
    const [jwk]: unknown[] = listField(jwks, 'keys');
    const part = (name: string): string => textField(jwk, name);
    const key = createPublicKey({ key: { kty: part('kty'), n: part('n'), e: part('e') }, format: 'jwk' });
    const signed = Buffer.from(`${head}.${payload}`);
    expect(verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(claimsOf(idToken)).toMatchObject({ aud: app.id, iss: server.url, nonce: 'nonce-1' });
  });

  it('works once', async () => {
    const code = await consent(server.url);
    expect((await exchangeCode(server.url, code)).status).toBe(200);
    expect(await exchangeCode(server.url, code)).toEqual(invalidGrant);
  });

  it('works for just under five minutes', async () => {
    const code = await consent(server.url);
    await server.advance(5 * minute - 10 * second);
    expect((await exchangeCode(server.url, code)).status).toBe(200);
  });

  it('is dead after five minutes', async () => {
    const code = await consent(server.url);
    await server.advance(5 * minute);
    expect(await exchangeCode(server.url, code)).toEqual(invalidGrant);
  });

  it('is bound to its redirect address', async () => {
    const code = await consent(server.url);
    const more = { redirect_uri: `${redirectUri}/` };
    expect(await exchangeCode(server.url, code, more)).toEqual(invalidGrant);
  });

  it.each([
    { name: 'with the right verifier', more: { code_verifier: verifier }, status: 200 },
    { name: 'with another verifier', more: { code_verifier: `${verifier}x` }, status: 400 },
    { name: 'without the verifier', more: {}, status: 400 },
  ])('with a PKCE challenge is answered $status $name', async ({ more, status }) => {
    const pkce = { code_challenge: challengeOf(verifier), code_challenge_method: 'S256' };
    const code = await consent(server.url, consentRequest(pkce));
    expect((await exchangeCode(server.url, code, more)).status).toBe(status);
  });
});

describe('the token endpoint', () => {
  it.each([
    { name: 'another secret', credentials: { id: app.id, secret: 'guess' } },
    { name: 'another app', credentials: { id: 'somebody', secret: app.secret } },
    { name: 'no credentials', credentials: null },
  ])('refuses $name', async ({ credentials }) => {
    const form = {
      grant_type: 'authorization_code',
      code: await consent(server.url),
      redirect_uri: redirectUri,
    };
    expect(await askToken(server.url, form, credentials)).toEqual({
      status: 400,
      body: { error: 'invalid_client' },
    });
    expect((await askToken(server.url, form)).status).toBe(200);
  });

  it('refuses other grants', async () => {
    const answer = await askToken(server.url, { grant_type: 'password', username: 'a', password: 'b' });
    expect(answer).toEqual({ status: 400, body: { error: 'unsupported_grant_type' } });
  });
});

describe('a refresh token', () => {
  const pair = async (): Promise<{ access: string; refresh: string }> => {
    const { accessToken, refreshToken } = await connect(server.url);
    return { access: accessToken, refresh: refreshToken };
  };

  it('is replaced by every use, and the new one works', async () => {
    const before = await pair();
    const { status, body } = await refresh(server.url, before.refresh);
    expect(status).toBe(200);
    const after = { access: textField(body, 'access_token'), refresh: textField(body, 'refresh_token') };
    expect(new Set([before.refresh, after.refresh, before.access, after.access]).size).toBe(4);
    expect((await refresh(server.url, after.refresh)).status).toBe(200);
    expect((await listConnections(server.url, after.access)).rows).toHaveLength(2);
  });

  it('is good for another use within 30 minutes when its answer was lost', async () => {
    const { refresh: old } = await pair();
    await refresh(server.url, old);
    await server.advance(30 * minute - 10 * second);
    expect((await refresh(server.url, old)).status).toBe(200);
  });

  it('is dead 30 minutes after its first use, while its successor lives', async () => {
    const { refresh: old } = await pair();
    const { body } = await refresh(server.url, old);
    await server.advance(30 * minute + second);
    expect(await refresh(server.url, old)).toEqual(invalidGrant);
    expect((await refresh(server.url, textField(body, 'refresh_token'))).status).toBe(200);
  });

  it('does not live longer because it is used again in its grace', async () => {
    const { refresh: old } = await pair();
    await refresh(server.url, old);
    await server.advance(20 * minute);
    await refresh(server.url, old);
    await server.advance(11 * minute);
    expect(await refresh(server.url, old)).toEqual(invalidGrant);
  });

  it.each([
    { days: 59, status: 200 },
    { days: 60, status: 400 },
  ])('unused for $days days is answered $status', async ({ days, status }) => {
    const { refresh: old } = await pair();
    await server.advance(days * day);
    expect((await refresh(server.url, old)).status).toBe(status);
  });

  it('survives a lost answer: the same token gives the next pair', async () => {
    const { refresh: old } = await pair();
    await server.faults({ path: '/connect/token', kind: 'drop-after', count: 1 });
    await expect(refresh(server.url, old)).rejects.toThrow('fetch failed');
    expect((await refresh(server.url, old)).status).toBe(200);
  });

  it('nobody issued is refused', async () => {
    expect(await refresh(server.url, 'made-up')).toEqual(invalidGrant);
  });

  it('ends with the revocation, as do all connections of that person', async () => {
    const { access, refresh: old } = await pair();
    const revoked = await fetch(`${server.url}/connect/revocation`, {
      method: 'POST',
      headers: { authorization: basic(app) },
      body: new URLSearchParams({ token: old }),
    });
    expect({ status: revoked.status, body: await revoked.text() }).toEqual({ status: 200, body: '' });
    expect(await refresh(server.url, old)).toEqual(invalidGrant);
    expect((await listConnections(server.url, access)).rows).toEqual([]);
  });
});

describe('an access token', () => {
  it('works for 30 minutes, then is expired with the time it says', async () => {
    const { accessToken, practiceTenantId } = await connect(server.url);
    await server.advance(30 * minute - 10 * second);
    expect((await callPractice(accessToken, practiceTenantId)).status).toBe(200);
    await server.advance(10 * second);
    expect(await callPractice(accessToken, practiceTenantId)).toEqual({
      status: 401,
      detail: expect.stringMatching(/^TokenExpired: token expired at \d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/),
    });
  });

  it('nobody issued is not accepted', async () => {
    const { practiceTenantId } = await connect(server.url);
    const answer = await callPractice('made.up.token', practiceTenantId);
    expect(answer).toEqual({ status: 401, detail: 'AuthenticationUnsuccessful' });
  });

  it.each(['00000000-0000-4000-8000-000000000000', ''])('opens no tenant %j', async (tenantId) => {
    const { accessToken } = await connect(server.url);
    const answer = await callPractice(accessToken, tenantId);
    expect(answer).toEqual({ status: 403, detail: 'AuthenticationUnsuccessful' });
  });

  it('opens neither API with the tenant of the other', async () => {
    const { accessToken, practiceTenantId, organisationTenantId } = await connect(server.url);
    expect((await callPractice(accessToken, organisationTenantId)).status).toBe(403);
    expect(await callLedger(accessToken, practiceTenantId)).toBe(403);
  });

  it('opens only the tenants that were ticked', async () => {
    const { tenants } = (await server.state()).identity;
    const practice = first(tenants, ({ tenantType }) => tenantType === 'PRACTICEMANAGER').tenantId;
    const organisation = first(tenants, ({ tenantType }) => tenantType === 'ORGANISATION').tenantId;
    const { body } = await exchangeCode(server.url, await consent(server.url, consentRequest(), [practice]));
    const accessToken = textField(body, 'access_token');
    expect((await callPractice(accessToken, practice)).status).toBe(200);
    expect(await callLedger(accessToken, organisation)).toBe(403);
  });

  it.each([
    { scope: 'practicemanager.staff.read', status: 200, detail: null },
    { scope: 'practicemanager', status: 200, detail: null },
    { scope: 'practicemanager.read', status: 200, detail: null },
    { scope: 'practicemanager.time', status: 401, detail: 'AuthorizationUnsuccessful' },
  ])('with $scope is answered $status for the staff list', async ({ scope, status, detail }) => {
    const { accessToken, practiceTenantId } = await connect(server.url, scope);
    expect(await callPractice(accessToken, practiceTenantId)).toEqual({ status, detail });
  });
});

describe('consents add up', () => {
  it('until they are revoked', async () => {
    await connect(server.url, 'practicemanager.staff.read');
    const { accessToken, practiceTenantId } = await connect(server.url, 'practicemanager.time');
    expect((await callPractice(accessToken, practiceTenantId)).status).toBe(200);
    await server.act('revoke-consent');
    const again = await connect(server.url, 'practicemanager.time');
    expect((await callPractice(again.accessToken, again.practiceTenantId)).status).toBe(401);
  });

  it('but a refresh never adds a scope', async () => {
    const narrow = await connect(server.url, 'offline_access practicemanager.time');
    await connect(server.url, 'practicemanager.staff.read');
    const { body } = await refresh(server.url, narrow.refreshToken);
    expect(textField(body, 'scope').split(' ')).toEqual(['offline_access', 'practicemanager.time']);
    expect((await callPractice(textField(body, 'access_token'), narrow.practiceTenantId)).status).toBe(401);
  });
});

describe('the list of connections', () => {
  it('has a row a tenant, with zoneless times and no name for the practice', async () => {
    const { tenants } = (await server.state()).identity;
    const organisation = first(tenants, ({ tenantType }) => tenantType === 'ORGANISATION');
    const { accessToken, practiceTenantId } = await connect(server.url);
    const { rows } = await listConnections(server.url, accessToken);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/);
    const common = {
      id: expect.any(String),
      authEventId: expect.any(String),
      createdDateUtc: time,
      updatedDateUtc: time,
    };
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({
      ...common,
      tenantId: practiceTenantId,
      tenantType: 'PRACTICEMANAGER',
      tenantName: null,
    });
    expect(rows).toContainEqual({
      ...common,
      tenantId: organisation.tenantId,
      tenantType: 'ORGANISATION',
      tenantName: organisation.name,
    });
  });

  it('can be narrowed to the tenants of one consent', async () => {
    const { tenants } = (await server.state()).identity;
    const practice = first(tenants, ({ tenantType }) => tenantType === 'PRACTICEMANAGER').tenantId;
    await connect(server.url);
    const { body } = await exchangeCode(server.url, await consent(server.url, consentRequest(), [practice]));
    const accessToken = textField(body, 'access_token');
    const event = textField(claimsOf(accessToken), 'authentication_event_id');
    const { rows } = await listConnections(server.url, accessToken, event);
    expect(rows.map((row) => fieldOf(row, 'tenantId'))).toEqual([practice]);
    expect((await listConnections(server.url, accessToken)).rows).toHaveLength(2);
  });

  it('is refused without a token', async () => {
    expect((await listConnections(server.url, 'none')).status).toBe(401);
  });
});

describe('disconnecting', () => {
  const disconnect = async (accessToken: string, id: string): Promise<number> => {
    const headers = { authorization: `Bearer ${accessToken}` };
    const response = await fetch(`${server.url}/connections/${id}`, { method: 'DELETE', headers });
    await response.arrayBuffer();
    return response.status;
  };
  const rowOf = async (accessToken: string, type: string): Promise<unknown> => {
    const { rows } = await listConnections(server.url, accessToken);
    return first(rows, (row) => fieldOf(row, 'tenantType') === type);
  };

  it('ends the calls for that tenant and no other', async () => {
    const { accessToken, practiceTenantId, organisationTenantId } = await connect(server.url);
    const row = await rowOf(accessToken, 'PRACTICEMANAGER');
    expect(await disconnect(accessToken, textField(row, 'id'))).toBe(204);
    const answer = await callPractice(accessToken, practiceTenantId);
    expect(answer).toEqual({ status: 403, detail: 'AuthenticationUnsuccessful' });
    expect(await callLedger(accessToken, organisationTenantId)).toBe(200);
    expect(await disconnect(accessToken, textField(row, 'id'))).toBe(404);
  });

  it('needs the id of the connection, not of the tenant', async () => {
    const { accessToken, practiceTenantId } = await connect(server.url);
    expect(await disconnect(accessToken, practiceTenantId)).toBe(404);
    expect((await callPractice(accessToken, practiceTenantId)).status).toBe(200);
  });

  it('by somebody in Xero reads the same to us', async () => {
    const { accessToken, practiceTenantId } = await connect(server.url);
    await server.act('remove-connection', { tenantId: practiceTenantId });
    expect((await callPractice(accessToken, practiceTenantId)).status).toBe(403);
    expect((await listConnections(server.url, accessToken)).rows).toHaveLength(1);
  });

  it('and connecting again renews the same connection', async () => {
    const { accessToken } = await connect(server.url);
    const before = await rowOf(accessToken, 'PRACTICEMANAGER');
    await disconnect(accessToken, textField(before, 'id'));
    await server.advance(minute);
    const again = await connect(server.url);
    const after = await rowOf(again.accessToken, 'PRACTICEMANAGER');
    expect(textField(after, 'id')).toBe(textField(before, 'id'));
    expect(textField(after, 'createdDateUtc')).toBe(textField(before, 'createdDateUtc'));
    expect(textField(after, 'updatedDateUtc') > textField(after, 'createdDateUtc')).toBe(true);
    expect((await callPractice(again.accessToken, again.practiceTenantId)).status).toBe(200);
  });
});

it('the discovery document names the addresses of this server', async () => {
  const document: unknown = await (await fetch(`${server.url}/.well-known/openid-configuration`)).json();
  expect(document).toMatchObject({
    issuer: server.url,
    token_endpoint: `${server.url}/connect/token`,
    authorization_endpoint: `${server.url}/identity/connect/authorize`,
  });
});
