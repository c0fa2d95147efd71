import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createXeroIdentity, type XeroIdentity } from '../../apps/api/src/oauth/xero-identity.ts';
import { app, basic, challengeOf, consent, consentRequest, redirectUri } from './consent.ts';
import { type RawAnswer, rawAnswer, type RawRequest, type RawServer, startRawServer } from './raw-server.ts';
import { contractServer } from './support.ts';

/** Our client of Xero's identity service: against the documents' own words, then against the sandbox. */

const clientOf = (url: string): XeroIdentity =>
  createXeroIdentity({
    identityUrl: url,
    apiUrl: url,
    clientId: app.id,
    clientSecret: app.secret,
    timeoutMs: 1000,
  });

const asJson = (status: string, body: unknown): Buffer =>
  rawAnswer(status, ['Content-Type: application/json'], JSON.stringify(body));

const tokenOf = (claims: object): string =>
  ['{"alg":"RS256"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

describe('against the documents’ own words', () => {
  let server: RawServer;
  let answer: RawAnswer;
  let identity: XeroIdentity;

  beforeAll(async () => {
    server = await startRawServer((request) => answer(request));
    identity = clientOf(server.url);
  });
  afterAll(() => server.close());

  const answerWith = (bytes: Buffer): void => void (answer = () => bytes);
  const lastSeen = (): RawRequest | undefined => server.seen.at(-1);
  const formSent = () => Object.fromEntries(new URLSearchParams(lastSeen()?.body));

  const granted = {
    refresh_token: 'r-2',
    id_token: 'i',
    expires_in: 1800,
    token_type: 'Bearer',
    access_token: tokenOf({
      xero_userid: 'u-1',
      authentication_event_id: 'e-1',
      scope: ['openid', 'practicemanager'],
    }),
  };

  it('trades a code with the secret in its header, and reads whose consent it was', async () => {
    answerWith(asJson('200 OK', { ...granted, scope: 'openid offline_access  practicemanager' }));
    const reply = await identity.exchangeCode({ code: 'c-1', redirectUri, codeVerifier: 'v-1' });
    expect(reply).toEqual({
      accessToken: granted.access_token,
      refreshToken: 'r-2',
      expiresInSeconds: 1800,
      scopes: ['openid', 'offline_access', 'practicemanager'],
      authEventId: 'e-1',
      xeroUserId: 'u-1',
    });
    expect(lastSeen()).toMatchObject({ method: 'POST', target: '/connect/token' });
    expect(lastSeen()?.headers.get('authorization')).toBe(basic(app));
    expect(formSent()).toEqual({
      grant_type: 'authorization_code',
      code: 'c-1',
      redirect_uri: redirectUri,
      code_verifier: 'v-1',
    });
  });

  it('refreshes, and takes the scopes from the token where the reply has none', async () => {
    answerWith(asJson('200 OK', granted));
    expect(await identity.refresh('r-1')).toMatchObject({ scopes: ['openid', 'practicemanager'] });
    expect(formSent()).toEqual({ grant_type: 'refresh_token', refresh_token: 'r-1' });
  });

  it.each([
    {
      answered: 'invalid_grant',
      bytes: asJson('400 Bad Request', { error: 'invalid_grant' }),
      kind: 'invalid_grant',
    },
    {
      answered: 'invalid_client',
      bytes: asJson('400 Bad Request', { error: 'invalid_client' }),
      kind: 'refused',
    },
    {
      answered: 'invalid_client with 401',
      bytes: asJson('401 Unauthorized', { error: 'invalid_client' }),
      kind: 'refused',
    },
    {
      answered: 'unauthorized_client',
      bytes: asJson('400 Bad Request', { error: 'unauthorized_client' }),
      kind: 'refused',
    },
    {
      answered: 'a limit',
      bytes: rawAnswer('429 Too Many Requests', ['Retry-After: 5']),
      kind: 'unavailable',
    },
    {
      answered: 'invalid_grant with 503',
      bytes: asJson('503 Unavailable', { error: 'invalid_grant' }),
      kind: 'unavailable',
    },
    {
      answered: 'trouble in HTML',
      bytes: rawAnswer('500 Oh', ['Content-Type: text/html'], '<p>Oh'),
      kind: 'unavailable',
    },
    {
      answered: 'a page in HTML',
      bytes: rawAnswer('200 OK', ['Content-Type: text/html'], '<p>Hello'),
      kind: 'unreadable',
    },
    {
      answered: 'a reply without a refresh token',
      bytes: asJson('200 OK', { ...granted, refresh_token: undefined }),
      kind: 'unreadable',
    },
    {
      answered: 'another address',
      bytes: rawAnswer('302 Found', ['Location: http://127.0.0.1:1/']),
      kind: 'uncertain',
    },
    { answered: 'bytes that are no HTTP', bytes: Buffer.from('220 mail ready\r\n'), kind: 'uncertain' },
    {
      answered: 'half a reply',
      bytes: Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{"acc'),
      kind: 'uncertain',
    },
  ])('takes $answered for $kind, and repeats nothing secret', async ({ bytes, kind }) => {
    answerWith(bytes);
    const error: unknown = await identity.refresh('r-secret').catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: 'IdentityError', kind });
    const shown =
      error instanceof Error ? `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}` : '';
    expect(shown).toContain('POST /connect/token');
    for (const secret of ['r-secret', app.secret, basic(app)]) expect(shown).not.toContain(secret);
  });

  const row = (tenantType: string, tenantName: string | null, digit: number) => ({
    id: `e1eede29-f875-4a5d-8470-17f6a29a88b${digit}`,
    authEventId: 'd99ecdfe-391d-43d2-b834-17636ba90e8d',
    tenantId: `70784a63-d24b-46a9-a4db-0e70a274b05${digit}`,
    tenantType,
    tenantName,
    createdDateUtc: '2020-03-23T02:24:22.2328510',
    updatedDateUtc: '2020-05-13T09:43:40.7689720',
  });

  it('lists the tenants of one consent: practices without a name, several organisations, kinds to come', async () => {
    const rows = [
      row('PRACTICEMANAGER', null, 1),
      row('ORGANISATION', 'Maple Florist', 2),
      row('ORGANISATION', 'Kōwhai Ltd', 3),
      row('PRACTICE', null, 4),
    ];
    answerWith(asJson('200 OK', rows));
    const listed = await identity.connections('a-1', 'd99e&dfe');
    expect(listed).toEqual(
      rows.map(({ id, tenantId, tenantType, tenantName }) => ({ id, tenantId, tenantType, tenantName })),
    );
    expect(lastSeen()).toMatchObject({ method: 'GET', target: '/connections?authEventId=d99e%26dfe' });
    expect(lastSeen()?.headers.get('authorization')).toBe('Bearer a-1');
    await identity.connections('a-1', null);
    expect(lastSeen()?.target).toBe('/connections');
  });

  it.each([
    { status: '204 No Content', kind: null },
    { status: '404 Not Found', kind: null },
    { status: '401 Unauthorized', kind: 'refused' },
    { status: '403 Forbidden', kind: 'refused' },
    { status: '500 Oh', kind: 'unavailable' },
  ])('removes a connection by its own id; $status is $kind', async ({ status, kind }) => {
    answerWith(rawAnswer(status, []));
    const outcome: unknown = await identity.removeConnection('a-1', 'c/1').then(
      () => ({ kind: null }),
      (cause: unknown) => cause,
    );
    expect(outcome).toMatchObject({ kind });
    expect(lastSeen()).toMatchObject({ method: 'DELETE', target: '/connections/c%2F1' });
  });
});

describe('against the sandbox', () => {
  const sandbox = contractServer('tiny');
  const codeVerifier = 'a-verifier-of-forty-three-characters-or-more-0123456789';

  it('goes the whole way: code, tenants, refresh, one connection less, revocation', async () => {
    const identity = clientOf(sandbox.url);
    const pkce = { code_challenge: challengeOf(codeVerifier), code_challenge_method: 'S256' };
    const code = await consent(sandbox.url, consentRequest(pkce));
    const first = await identity.exchangeCode({ code, redirectUri, codeVerifier });
    expect(first.scopes).toContain('practicemanager');
    const tenants = await identity.connections(first.accessToken, first.authEventId);
    expect(tenants.map(({ tenantType }) => tenantType).toSorted()).toEqual([
      'ORGANISATION',
      'PRACTICEMANAGER',
    ]);

    const second = await identity.refresh(first.refreshToken);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    const [gone] = tenants;
    await identity.removeConnection(second.accessToken, gone?.id ?? '');
    await identity.removeConnection(second.accessToken, gone?.id ?? '');
    expect(await identity.connections(second.accessToken, null)).toEqual(tenants.slice(1));

    await identity.revoke(second.refreshToken);
    await expect(identity.refresh(second.refreshToken)).rejects.toMatchObject({ kind: 'invalid_grant' });
    await expect(identity.exchangeCode({ code, redirectUri, codeVerifier })).rejects.toMatchObject({
      kind: 'invalid_grant',
    });
  });
});
