import { startSandbox } from '../start-sandbox.ts';
import type { RunningSandbox, StartOptions } from '../start-sandbox.ts';

/** Where the tests' consent comes back to; nothing listens there. */
export const redirectUri = 'http://localhost:3999/oauth/xero/callback';

export const allScopes =
  'openid profile email offline_access practicemanager accounting.invoices accounting.contacts accounting.settings accounting.payments accounting.manualjournals';

export const basic = `Basic ${Buffer.from('sandbox-client:sandbox-secret').toString('base64')}`;

/** One HTTP answer with its body read. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON, with nothing known about its shape. */
  readonly json: () => Json;
}

/** JSON of any shape, read by path, e.g. `at('Invoices', 0, 'Status')`. */
export interface Json {
  readonly value: unknown;
  readonly at: (...path: readonly (string | number)[]) => unknown;
}

/** A running sandbox with a consent in use. */
export interface Connected {
  readonly running: RunningSandbox;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Calls XPM below `/practicemanager/3.1/`. */
  readonly xpm: (method: string, path: string, body?: string) => Promise<Reply>;
  /** Calls Accounting below `/api.xro/2.0/`; `target` is verb and path, e.g. `GET Accounts`. */
  readonly xero: (target: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>;
}

/** A clock that starts at Monday 23 November 2026, noon in Auckland's summer time, and ticks. */
export function pinnedClock(): () => Date {
  const ahead = Date.parse('2026-11-22T23:00:00Z') - Date.now();
  return () => new Date(Date.now() + ahead);
}

/** Starts a sandbox on a free port and connects both tenants. The caller closes it. */
export async function connected(options: Partial<StartOptions> = {}, scope = allScopes): Promise<Connected> {
  const running = await startSandbox({ port: 0, profile: 'tiny', now: pinnedClock(), ...options });
  const token = await exchange(running.url, await consent(running.url, { scope }));
  const accessToken = String(token.at('access_token'));
  const [practice, organisation] = running.sandbox.control.state().identity.tenants;
  const authorised = { authorization: `Bearer ${accessToken}` };
  return {
    running,
    accessToken,
    refreshToken: String(token.at('refresh_token')),
    xpm: (method, path, body) =>
      send(`${running.url}/practicemanager/3.1/${path}`, {
        method,
        headers: { ...authorised, 'xero-tenant-id': practice?.tenantId ?? '', 'content-type': 'text/xml' },
        ...(body === undefined ? {} : { body }),
      }),
    xero: (target, body, headers) => {
      const [method = '', path = ''] = target.split(/ (.*)/);
      return send(`${running.url}/api.xro/2.0/${path}`, {
        method,
        headers: {
          ...authorised,
          'xero-tenant-id': organisation?.tenantId ?? '',
          accept: 'application/json',
          'content-type': 'application/json',
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    },
  };
}

/** Allows access on the consent page; answers with the code. Parameters override those of a plain request. */
export async function consent(url: string, params: Readonly<Record<string, string>> = {}): Promise<string> {
  const reply = await decide(url, { decision: 'allow', ...params });
  return new URL(reply.headers.get('location') ?? 'http://none').searchParams.get('code') ?? '';
}

/** Posts a decision on the consent page. */
export function decide(url: string, params: Readonly<Record<string, string>>): Promise<Reply> {
  const body = new URLSearchParams({
    response_type: 'code',
    client_id: 'sandbox-client',
    redirect_uri: redirectUri,
    scope: allScopes,
    state: 'state-1',
    ...params,
  });
  return send(`${url}/identity/connect/authorize`, { method: 'POST', body, redirect: 'manual' });
}

/** Exchanges a code for tokens. */
export async function exchange(url: string, code: string): Promise<Json> {
  const reply = await tokenCall(url, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });
  return reply.json();
}

/** Posts a form to the token endpoint as the app. */
export function tokenCall(url: string, form: Readonly<Record<string, string>>): Promise<Reply> {
  return send(`${url}/connect/token`, {
    method: 'POST',
    headers: { authorization: basic },
    body: new URLSearchParams(form),
  });
}

/** Sends a request and reads the whole answer. */
export async function send(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => jsonOf(JSON.parse(text)) };
}

/** Wraps parsed JSON for reading by path. */
export function jsonOf(value: unknown): Json {
  return {
    value,
    at: (...path) => {
      let here: unknown = value;
      for (const step of path) {
        const holder: ReadonlyMap<string, unknown> = new Map(
          typeof here === 'object' && here !== null ? Object.entries(here) : [],
        );
        here = holder.get(String(step));
      }
      return here;
    },
  };
}
