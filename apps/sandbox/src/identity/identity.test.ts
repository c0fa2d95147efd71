import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSandbox } from '../start-sandbox.ts';
import type { RunningSandbox } from '../start-sandbox.ts';
import { basic, consent, decide, exchange, redirectUri, send, tokenCall } from '../testing/connected.ts';

const minute = 60_000;
let running: RunningSandbox;

beforeAll(async () => {
  running = await startSandbox({ port: 0, profile: 'tiny' });
});
afterAll(() => running.close());

const authorise = (params: Record<string, string>) => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'sandbox-client',
    redirect_uri: redirectUri,
    scope: 'offline_access practicemanager accounting.invoices',
    state: 's',
    ...params,
  });
  return send(`${running.url}/identity/connect/authorize?${query.toString()}`, { redirect: 'manual' });
};
const refresh = (token: unknown) =>
  tokenCall(running.url, { grant_type: 'refresh_token', refresh_token: String(token) });

describe('the consent page', () => {
  it('offers the practice and the organisation by name', async () => {
    const page = await authorise({});
    expect(page.status).toBe(200);
    expect(page.text).toContain('Ashby &#38; Tanaka Chartered Accountants');
    expect(page.text).toContain('Ashby &#38; Tanaka Limited');
  });

  it('offers no organisation to an app that asks for XPM only', async () => {
    const page = await authorise({ scope: 'practicemanager.time' });
    expect(page.text).not.toContain('Xero organisation');
  });

  it('escapes what the request brings along', async () => {
    const page = await authorise({ state: '"><script>alert(1)</script>' });
    expect(page.text).not.toContain('<script>');
  });

  it('sends a person back with access_denied and the state after Cancel', async () => {
    const reply = await decide(running.url, { decision: 'cancel' });
    const back = new URL(reply.headers.get('location') ?? '');
    expect(reply.status).toBe(302);
    expect(Object.fromEntries(back.searchParams)).toEqual({ error: 'access_denied', state: 'state-1' });
  });

  it('refuses the scope that no longer exists', async () => {
    const reply = await authorise({ scope: 'accounting.transactions' });
    expect(reply.headers.get('location')).toContain('error=invalid_scope');
  });

  it.each([
    ['a foreign redirect address', { redirect_uri: 'https://evil.example/cb' }],
    ['an unknown app', { client_id: 'other' }],
  ])('never redirects to or for %s', async (_name, params) => {
    const reply = await authorise(params);
    expect(reply.status).toBe(400);
    expect(reply.headers.get('location')).toBeNull();
  });

  it('connects only the tenants that were ticked', async () => {
    const [practice] = running.sandbox.control.state().identity.tenants;
    const code = await consent(running.url, { tenant: practice?.tenantId ?? '', chosen: '1' });
    const token = await exchange(running.url, code);
    const event = JSON.parse(
      Buffer.from(String(token.at('access_token')).split('.')[1] ?? '', 'base64url').toString(),
    );
    const rows = await send(`${running.url}/connections?authEventId=${event.authentication_event_id}`, {
      headers: { authorization: `Bearer ${String(token.at('access_token'))}` },
    });
    expect(rows.json().value).toMatchObject([{ tenantType: 'PRACTICEMANAGER', tenantName: null }]);
    expect(rows.json().at(0, 'createdDateUtc')).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{7}$/);
  });
});

describe('the token endpoint', () => {
  it('refuses an app without its secret', async () => {
    const reply = await send(`${running.url}/connect/token`, {
      method: 'POST',
      body: new URLSearchParams({ grant_type: 'authorization_code', code: 'x' }),
    });
    expect([reply.status, reply.json().value]).toEqual([400, { error: 'invalid_client' }]);
  });

  it('takes a code once', async () => {
    const code = await consent(running.url);
    expect((await exchange(running.url, code)).at('token_type')).toBe('Bearer');
    expect((await exchange(running.url, code)).value).toEqual({ error: 'invalid_grant' });
  });

  it('refuses a code after five minutes and one for another address', async () => {
    const late = await consent(running.url);
    running.sandbox.control.advance(5 * minute);
    expect((await exchange(running.url, late)).value).toEqual({ error: 'invalid_grant' });
    const code = await consent(running.url);
    const other = { grant_type: 'authorization_code', code, redirect_uri: 'http://localhost:1/other' };
    expect((await tokenCall(running.url, other)).json().value).toEqual({ error: 'invalid_grant' });
  });

  it('checks the verifier of a PKCE challenge', async () => {
    const verifier = 'v'.repeat(50);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const form = { grant_type: 'authorization_code', redirect_uri: redirectUri };
    const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };
    const wrong = await tokenCall(running.url, {
      ...form,
      code: await consent(running.url, pkce),
      code_verifier: 'x',
    });
    expect(wrong.json().at('error')).toBe('invalid_grant');
    const right = await tokenCall(running.url, {
      ...form,
      code: await consent(running.url, pkce),
      code_verifier: verifier,
    });
    expect(right.status).toBe(200);
  });

  it('rotates refresh tokens and honours the old one for thirty minutes only', async () => {
    const first = await exchange(running.url, await consent(running.url));
    const second = await refresh(first.at('refresh_token'));
    expect(second.json().at('refresh_token')).not.toBe(first.at('refresh_token'));
    running.sandbox.control.advance(29 * minute);
    expect((await refresh(first.at('refresh_token'))).status).toBe(200);
    running.sandbox.control.advance(2 * minute);
    expect((await refresh(first.at('refresh_token'))).json().value).toEqual({ error: 'invalid_grant' });
    expect((await refresh(second.json().at('refresh_token'))).status).toBe(200);
  });

  it('refuses a refresh token unused for sixty days', async () => {
    const token = await exchange(running.url, await consent(running.url));
    running.sandbox.control.advance(60 * 24 * 60 * minute);
    expect((await refresh(token.at('refresh_token'))).status).toBe(400);
  });

  it('lets an access token live for thirty minutes', async () => {
    const token = await exchange(running.url, await consent(running.url));
    const list = () =>
      send(`${running.url}/connections`, {
        headers: { authorization: `Bearer ${String(token.at('access_token'))}` },
      });
    expect((await list()).status).toBe(200);
    running.sandbox.control.advance(31 * minute);
    const late = await list();
    expect(late.status).toBe(401);
    expect(late.json().at('Detail')).toMatch(
      /^TokenExpired: token expired at \d{2}\/\d{2}\/\d{4} \d{2}:\d{2}:\d{2}$/,
    );
  });

  it('ends every connection of the person on revocation', async () => {
    const token = await exchange(running.url, await consent(running.url));
    const reply = await send(`${running.url}/connect/revocation`, {
      method: 'POST',
      headers: { authorization: basic },
      body: new URLSearchParams({ token: String(token.at('refresh_token')) }),
    });
    expect(reply.status).toBe(200);
    expect((await refresh(token.at('refresh_token'))).json().value).toEqual({ error: 'invalid_grant' });
    const live = running.sandbox.control.state().identity.connections.filter((row) => row.removedAt === null);
    expect(live).toEqual([]);
  });

  it('gives no refresh token without offline_access', async () => {
    const token = await exchange(running.url, await consent(running.url, { scope: 'practicemanager' }));
    expect(token.at('refresh_token')).toBeUndefined();
  });
});

describe('a connection', () => {
  it('can be deleted once, and its tenant refuses the app from then on', async () => {
    const token = await exchange(running.url, await consent(running.url));
    const headers = { authorization: `Bearer ${String(token.at('access_token'))}` };
    const rows = (await send(`${running.url}/Connections`, { headers })).json();
    const tenant = String(rows.at(0, 'tenantId'));
    const path = `${running.url}/connections/${String(rows.at(0, 'id'))}`;
    expect((await send(path, { method: 'DELETE', headers })).status).toBe(204);
    expect((await send(path, { method: 'DELETE', headers })).status).toBe(404);
    const call = await send(`${running.url}/practicemanager/3.1/staff.api/list`, {
      headers: { ...headers, 'xero-tenant-id': tenant },
    });
    expect([call.status, call.json().at('Detail')]).toEqual([403, 'AuthenticationUnsuccessful']);
  });
});
