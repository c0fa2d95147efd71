import { createHash } from 'node:crypto';

import { fieldOf, first, textField } from './support.ts';

/** The app as the servers under test know it. */
export const app = { id: 'sandbox-client', secret: 'sandbox-secret' } as const;
export const redirectUri = 'http://localhost:5999/callback';

export const practiceScopes = 'openid profile email offline_access practicemanager';
export const allScopes = `${practiceScopes} accounting.invoices accounting.contacts accounting.settings.read accounting.payments accounting.manualjournals`;

/** A form as a browser sees it: where it goes and what it would send. */
export type ConsentForm = {
  readonly action: string;
  readonly hidden: readonly (readonly [string, string])[];
  /** Values of the tick boxes, all ticked at first. */
  readonly tenants: readonly string[];
};

export type ConsentPage = { status: number; location: URL | null; html: string; form: ConsentForm | null };

export type ConsentRequest = Record<string, string>;

/** The parameters of an ordinary request for consent. */
export function consentRequest(changes: ConsentRequest = {}): ConsentRequest {
  return {
    response_type: 'code',
    client_id: app.id,
    redirect_uri: redirectUri,
    scope: allScopes,
    state: 'state-1',
    ...changes,
  };
}

/** Opens the consent page; a redirect is not followed. */
export async function openConsent(base: string, request: ConsentRequest): Promise<ConsentPage> {
  const url = `${base}/identity/connect/authorize?${new URLSearchParams(request).toString()}`;
  return pageOf(await fetch(url, { redirect: 'manual' }), url);
}

/** Presses a button of the form with these boxes ticked; all of them unless given. */
export async function pressButton(
  form: ConsentForm,
  decision: 'allow' | 'cancel',
  ticked: readonly string[] = form.tenants,
): Promise<ConsentPage> {
  const body = new URLSearchParams([
    ...form.hidden.map(([name, value]): [string, string] => [name, value]),
    ...ticked.map((tenant): [string, string] => ['tenant', tenant]),
    ['decision', decision],
  ]);
  return pageOf(await fetch(form.action, { method: 'POST', body, redirect: 'manual' }), form.action);
}

/** The form of a page that must have one. */
export function formOf({ form, status }: ConsentPage): ConsentForm {
  if (form === null) throw new Error(`the page (${status}) has no form`);
  return form;
}

/** Consents as a browser would and comes back with the code. */
export async function consent(
  base: string,
  request: ConsentRequest = consentRequest(),
  ticked?: readonly string[],
): Promise<string> {
  const page = await openConsent(base, request);
  const back = await pressButton(formOf(page), 'allow', ticked);
  const code = back.location?.searchParams.get('code');
  if (code == null) throw new Error(`consent gave no code (${back.status})`);
  return code;
}

export type TokenAnswer = { status: number; body: unknown };

/** Sends a form to the token endpoint; with the app's credentials unless others are given, or none with null. */
export async function askToken(
  base: string,
  form: Record<string, string>,
  credentials: { id: string; secret: string } | null = app,
): Promise<TokenAnswer> {
  const response = await fetch(`${base}/connect/token`, {
    method: 'POST',
    headers: credentials === null ? {} : { authorization: basic(credentials) },
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: await response.json() };
}

/** Exchanges a code. */
export function exchangeCode(
  base: string,
  code: string,
  more: Record<string, string> = {},
): Promise<TokenAnswer> {
  return askToken(base, { grant_type: 'authorization_code', code, redirect_uri: redirectUri, ...more });
}

/** Exchanges a refresh token. */
export function refresh(base: string, refreshToken: string): Promise<TokenAnswer> {
  return askToken(base, { grant_type: 'refresh_token', refresh_token: refreshToken });
}

export const basic = ({ id, secret }: { id: string; secret: string }): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

/** PKCE challenge (S256) of a verifier. */
export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier).digest('base64url');

export type Connected = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly practiceTenantId: string;
  readonly organisationTenantId: string;
};

/** Connects the practice and the organisation, from the consent page to the list of connections. */
export async function connect(base: string, scope = allScopes): Promise<Connected> {
  const { status, body } = await exchangeCode(base, await consent(base, consentRequest({ scope })));
  if (status !== 200) throw new Error(`the token endpoint answered ${status}`);
  const accessToken = textField(body, 'access_token');
  const { rows } = await listConnections(base, accessToken);
  const tenantOf = (type: string): string => {
    const row = rows.find((connection) => fieldOf(connection, 'tenantType') === type);
    return row === undefined ? 'not-connected' : textField(row, 'tenantId');
  };
  const refreshToken = fieldOf(body, 'refresh_token');
  return {
    accessToken,
    refreshToken: typeof refreshToken === 'string' ? refreshToken : '',
    practiceTenantId: tenantOf('PRACTICEMANAGER'),
    organisationTenantId: tenantOf('ORGANISATION'),
  };
}

/** Reads `/connections`, of one consent when its event is given. */
export async function listConnections(
  base: string,
  accessToken: string,
  authEventId?: string,
): Promise<{ status: number; rows: unknown[] }> {
  const query = authEventId === undefined ? '' : `?authEventId=${authEventId}`;
  const response = await fetch(`${base}/connections${query}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const body: unknown = await response.json();
  return { status: response.status, rows: Array.isArray(body) ? body : [] };
}

/** The claims of a token, unverified. */
export function claimsOf(token: string): unknown {
  const part = first(token.split('.').slice(1));
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}

async function pageOf(response: Response, at: string): Promise<ConsentPage> {
  const html = await response.text();
  const to = response.headers.get('location');
  const location = to === null ? null : new URL(to, at);
  return { status: response.status, location, html, form: readForm(html, at) };
}

function readForm(html: string, at: string): ConsentForm | null {
  const form = /<form\b[^>]*>/.exec(html)?.[0];
  if (form === undefined) return null;
  const inputs = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
  const pair = (tag: string): readonly [string, string] => [attribute(tag, 'name'), attribute(tag, 'value')];
  const hidden = inputs.filter((tag) => attribute(tag, 'type') === 'hidden').map(pair);
  const boxes = inputs.filter((tag) => attribute(tag, 'type') === 'checkbox').map(pair);
  return {
    action: new URL(attribute(form, 'action'), at).href,
    hidden,
    tenants: boxes.map(([, value]) => value),
  };
}

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
]);

function character(entity: string): string {
  const [, hex, decimal] = /^#(?:x([0-9a-f]+)|(\d+))$/i.exec(entity) ?? [];
  if (hex === undefined && decimal === undefined) return named.get(entity) ?? `&${entity};`;
  return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value.replaceAll(/&([^;]+);/g, (_, entity: string) => character(entity));
}
