import { createHmac, randomUUID } from 'node:crypto';

import { createApp } from '@throughline/api/app';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { password, type Person } from '../support/people.ts';
import { type Product, startProduct } from '../support/product.ts';
import { besideTheWeb, builtWeb } from './built-web.ts';
import { call } from './call.ts';
import { fixtureOf } from './fixtures.ts';
import { type PracticeState, stateOf } from './practice-state.ts';
import { arrangeTwo, type TwoPractices } from './practice.ts';
import { listProcedures } from './procedure-list.ts';
import { type RawAnswer, type RawRequest, rawRequest } from './raw-request.ts';

const procedures = await listProcedures();
const mutations = procedures.filter(({ kind }) => kind === 'mutation');
const appUrl = 'https://time.example.test';
const webhookKey = 'a webhook key of these tests';

let product: Product;
let two: TwoPractices;
let web: Awaited<ReturnType<typeof builtWeb>>;
let stateOfA: PracticeState;
let someone: Person;
/** Valid, and never used up, as everything here is refused. */
const inputs = new Map<string, unknown>();

beforeAll(async () => {
  web = await builtWeb();
  product = await startProduct({ profile: 'tiny', worker: false, webDir: web.dir, webhookKey });
  two = await arrangeTwo(product);
  stateOfA = await stateOf(two.owner, two.a.practiceId);
  someone = two.a.people.all;
  for (const { path } of procedures) inputs.set(path, await fixtureOf(path)(two.a, someone));
}, 60_000);

afterAll(async () => {
  await two.owner.end();
  await product.stop();
  await web.remove();
});

const send = (request: RawRequest) => rawRequest(product.url, request);
const json = { 'content-type': 'application/json' };
const mine = () => ({ cookie: someone.cookie, 'x-practice-id': someone.practiceId });

/** Paths of every kind, and what each method answers there: not a change, not a stack, not a 500. */
const addresses = [
  '/',
  '/week',
  '/assets/app-1a2b.js',
  '/assets/missing.js',
  '/favicon.svg',
  '/healthz',
  '/readyz',
  '/api/auth/get-session',
  '/api/auth/sign-in/email',
  '/api/auth/sign-out',
  '/api/auth/sign-up/email',
  '/api/auth/unknown',
  '/oauth/xero/callback',
  '/webhooks/xero',
  '/trpc/practice.current',
  '/trpc/process.create',
  '/trpc/nobody.knows',
  '/trpc/',
  '/unknown/path',
];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

function expectHardened({ status, headers }: RawAnswer, where: string): void {
  const told = `${where} ${status}`;
  expect(headers['x-content-type-options'], told).toBe('nosniff');
  expect(headers['x-frame-options'], told).toBe('DENY');
  expect(headers['referrer-policy'], told).toBe('same-origin');
  expect(headers['cross-origin-opener-policy'], told).toBe('same-origin');
  expect(headers['cross-origin-resource-policy'], told).toBe('same-origin');
  expect(headers['permissions-policy'], told).toContain('camera=()');
  const policy = String(headers['content-security-policy']);
  expect(policy, told).toContain("frame-ancestors 'none'");
  expect(policy, told).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
  expect(headers['x-powered-by'], told).toBeUndefined();
  expect(headers['access-control-allow-origin'], told).toBeUndefined();
  if (/^\/(api|trpc|oauth|webhooks)(\/|$)/.test(where.split(' ')[1] ?? '')) {
    expect(headers['cache-control'], told).toBe('no-store');
  }
}

describe('the addresses the product answers', () => {
  it('are the ones known here: a new one needs its own tests', () => {
    const { api } = product.wiring;
    const app = createApp({ deps: api, appUrl, trustedProxies: 0, webDir: web.dir, webhookKey: null });
    const known = new Set(app.routes.map(({ method, path }) => `${method} ${path}`));
    expect([...known].toSorted()).toEqual([
      'ALL /*',
      'ALL /trpc/*',
      'GET /*',
      'GET /api/auth/*',
      'GET /assets/*',
      'GET /healthz',
      'GET /oauth/xero/callback',
      'GET /readyz',
      'POST /api/auth/*',
      'POST /webhooks/xero',
    ]);
  });

  it('carry the protective headers, whatever is asked for and whatever comes of it', async () => {
    for (const path of addresses) {
      const asked = methods.flatMap((method) => [
        { method, path },
        { method, path, headers: { cookie: two.both.inA.cookie } },
      ]);
      for (const [index, answer] of (await Promise.all(asked.map(send))).entries()) {
        const where = `${asked[index]?.method} ${path}`;
        expect(answer.status, where).toBeLessThan(path === '/readyz' ? 504 : 500);
        expectHardened(answer, where);
      }
    }
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])('do nothing for %s', async (method) => {
    const before = await stateOfA.sum();
    for (const path of addresses) {
      const { status } = await send({ method, path, headers: { ...mine(), ...json }, body: '{}' });
      expect([path, status]).toEqual([path, expect.toBeOneOf([403, 404, 405])]);
    }
    expect(await stateOfA.sum()).toBe(before);
  });

  it('refuse more than a mebibyte, told or not', async () => {
    const body = 'x'.repeat(1024 * 1024 + 1);
    for (const path of ['/trpc/process.create', '/api/auth/sign-in/email', '/webhooks/xero', '/unknown']) {
      for (const headers of [{}, { 'transfer-encoding': 'chunked' }]) {
        const answer = await send({
          method: 'POST',
          path,
          headers: { ...mine(), ...json, ...headers },
          body,
        });
        expect([path, answer.status]).toEqual([path, 413]);
        expectHardened(answer, `POST ${path}`);
      }
    }
  });

  it.each([
    '/trpc/%',
    '/trpc/%E0%A4%A',
    '/trpc/__proto__',
    '/trpc/constructor.prototype',
    '/trpc/practice.current?input=%',
    '/trpc/practice.current?input=%7B',
    '/trpc/practice.current?batch=1&input=%5B%5D',
    '/trpc/practice.current,practice.current?batch=1&input=null',
    '/trpc/practice.current?connectionParams=%7B',
    '/trpc/,,,,?batch=1',
    '/oauth/xero/callback?state=%&code=%',
    `/oauth/xero/callback?state=${'a'.repeat(4_000)}`,
    '/oauth/xero/callback?error=<script>alert(1)</script>&state=<script>alert(1)</script>',
    '/api/auth/%',
    '/api/auth/../../etc/passwd',
    '/%',
    '/%00',
    '//evil.example/',
    '/\\evil.example/',
    '/assets/%',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/..%5c..%5csecret.txt',
    '/../secret.txt',
    '/assets/..%252f..%252fsecret.txt',
  ])('answer nonsense without falling over, and hand out no file of the machine: %s', async (path) => {
    const answer = await send({ path, headers: mine() });
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toContain(besideTheWeb);
    expect(answer.text).not.toContain('alert(1)');
    expect(String(answer.headers['location'] ?? '/')).toMatch(/^\/(?![/\\])/);
    expect(revealing(answer.text)).toBeNull();
  });

  it('let caches keep built files for good, pages not at all without asking, and nothing about people', async () => {
    const kept = async (path: string) =>
      (await send({ path, headers: mine() })).headers['cache-control'] ?? '';
    expect(await kept('/assets/app-1a2b.js')).toContain('immutable');
    expect(await kept('/assets/missing.js')).not.toContain('immutable');
    expect(await kept('/week')).toBe('no-cache');
    expect(await kept('/trpc/practice.current')).toBe('no-store');
    expect(await kept('/trpc/nobody.knows')).toBe('no-store');
    expect(await kept('/api/auth/get-session')).toBe('no-store');
  });
});

/** How a browser sends what another site makes it send: every one carries the cookie. */
const foreignRequests: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['another origin', { origin: 'https://evil.example', ...json }],
  ['a null origin', { origin: 'null', ...json }],
  ['an empty origin', { origin: '', ...json }],
  ['our host on another port', { origin: 'http://localhost:1', ...json }],
  ['our host over https', { origin: 'https://localhost', ...json }],
  ['a host that begins with ours', { origin: 'http://localhost.evil.example', ...json }],
  ['a host that ends with ours', { origin: 'http://evil-localhost', ...json }],
  ['a file', { origin: 'file://', ...json }],
  ['an extension', { origin: 'chrome-extension://abcdef', ...json }],
  ['two origins', { origin: 'http://localhost, https://evil.example', ...json }],
  ['cross-site fetch metadata', { 'sec-fetch-site': 'cross-site', ...json }],
  ['same-site fetch metadata', { 'sec-fetch-site': 'same-site', ...json }],
  ['upper-case fetch metadata', { 'sec-fetch-site': 'CROSS-SITE', ...json }],
  ['unknown fetch metadata', { 'sec-fetch-site': 'elsewhere', ...json }],
  [
    'a foreign origin that claims to be our own site',
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin', ...json },
  ],
  ['a foreign origin without content type', { origin: 'https://evil.example' }],
  ['a null origin without content type', { origin: 'null' }],
  ['cross-site without content type', { 'sec-fetch-site': 'cross-site' }],
  ['a foreign form', { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' }],
  [
    'a foreign multipart form',
    { origin: 'https://evil.example', 'content-type': 'multipart/form-data; boundary=x' },
  ],
  ['a foreign plain text form', { origin: 'https://evil.example', 'content-type': 'text/plain' }],
  ['a sandboxed plain text form', { origin: 'null', 'content-type': 'text/plain;charset=UTF-8' }],
  ['an upper-case plain text form', { origin: 'https://evil.example', 'content-type': 'TEXT/PLAIN' }],
  ['an upper-case JSON type', { origin: 'https://evil.example', 'content-type': 'APPLICATION/JSON' }],
  ['a parameterised JSON type', { origin: 'https://evil.example', 'content-type': 'application/json; a=b' }],
  ['a type with a blank before it', { origin: 'https://evil.example', 'content-type': ' application/json' }],
  ['a method override', { origin: 'https://evil.example', 'x-http-method-override': 'GET', ...json }],
  ['a forwarded host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', ...json }],
];

/** What a form or a beacon can send without a question before. */
const formTypes = [
  undefined,
  'text/plain',
  'TEXT/PLAIN; charset=utf-8',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
];

describe('a page of another site', () => {
  it.each(foreignRequests)('changes nothing by %s', async (_, headers) => {
    const before = await stateOfA.sum();
    const answers = mutations.map(async ({ path }) => {
      const body = JSON.stringify(inputs.get(path));
      const sent = { ...mine(), ...headers };
      return [path, (await send({ method: 'POST', path: `/trpc/${path}`, headers: sent, body })).status];
    });
    expect(await Promise.all(answers)).toEqual(mutations.map(({ path }) => [path, 403]));
    for (const path of ['/api/auth/sign-in/email', '/api/auth/sign-out']) {
      const body = JSON.stringify({ email: someone.email, password });
      const answer = await send({ method: 'POST', path, headers: { ...mine(), ...headers }, body });
      expect([path, answer.status, answer.headers['set-cookie']]).toEqual([path, 403, undefined]);
    }
    expect(await stateOfA.sum()).toBe(before);
  });

  it.each(formTypes)('changes nothing by what forms send, even if it hid where it is: %j', async (type) => {
    const before = await stateOfA.sum();
    const headers = { ...mine(), ...(type === undefined ? {} : { 'content-type': type }) };
    const answers = mutations.map(async ({ path }) => {
      const body = JSON.stringify(inputs.get(path));
      return [path, (await send({ method: 'POST', path: `/trpc/${path}`, headers, body })).status];
    });
    for (const answer of await Promise.all(answers)) expect(answer[1], `${answer[0]}`).toBeOneOf([400, 415]);
    expect(await stateOfA.sum()).toBe(before);
  });
});

describe('signing in', () => {
  const signIn = (
    headers: Readonly<Record<string, string>> = {},
    body: unknown = { email: someone.email, password },
  ) =>
    send({
      method: 'POST',
      path: '/api/auth/sign-in/email',
      headers: { ...json, ...headers },
      body: JSON.stringify(body),
    });

  it('works for programs that name no origin, and for our own page', async () => {
    for (const headers of [{}, { origin: product.url }, { 'sec-fetch-site': 'same-origin' }]) {
      const { status, text } = await signIn(headers);
      expect([status, JSON.parse(text)]).toEqual([
        200,
        { user: expect.objectContaining({ email: someone.email }) },
      ]);
    }
  });

  it('gives a cookie that no script reads and no other site sends', async () => {
    const { headers, text } = await signIn();
    const [cookie = '', ...others] = headers['set-cookie'] ?? [];
    expect(others).toEqual([]);
    const [pair = '', ...flags] = cookie.split('; ');
    expect(flags.map((flag) => flag.toLowerCase())).toEqual(
      expect.arrayContaining(['httponly', 'path=/', 'samesite=lax']),
    );
    expect(cookie).not.toMatch(/domain=/i);
    const token = decodeURIComponent(pair.slice(pair.indexOf('=') + 1)).split('.')[0] ?? '';
    expect(token.length).toBeGreaterThanOrEqual(22);
    expect(text).not.toContain(token);
  });

  it('over https, gives one that the browser ties to this very host', async () => {
    const { api } = product.wiring;
    const secure = await startProduct({ worker: false, appUrl });
    try {
      const email = `${randomUUID()}@test.test`;
      await secure.wiring.api.signIn.createUser({ name: 'Ana', email, password });
      const path = '/api/auth/sign-in/email';
      const body = JSON.stringify({ email, password });
      const { headers } = await rawRequest(secure.url, { method: 'POST', path, headers: json, body });
      const [cookie = ''] = headers['set-cookie'] ?? [];
      expect(cookie).toMatch(/^__Host-throughline\.session=/);
      expect(cookie).toMatch(/; secure/i);
      expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}; includeSubDomains/);
      expect(api.settings.appUrl).not.toBe(appUrl);
    } finally {
      await secure.stop();
    }
  });

  it('ends the session it replaces, and signing out ends it for good', async () => {
    const cookieOf = ({ headers }: RawAnswer) =>
      (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join();
    const session = async (cookie: string) =>
      JSON.parse((await send({ path: '/api/auth/get-session', headers: { cookie } })).text);
    const first = cookieOf(await signIn());
    const second = cookieOf(await signIn({ cookie: first }));
    expect(await session(first)).toBeNull();
    expect(await session(second)).toMatchObject({ user: { email: someone.email } });
    const out = await send({
      method: 'POST',
      path: '/api/auth/sign-out',
      headers: { ...json, cookie: second },
      body: '{}',
    });
    expect(out.headers['clear-site-data']).toBe('"cache"');
    expect(await session(second)).toBeNull();
    const headers = { cookie: second, 'x-practice-id': someone.practiceId };
    const { refusal } = await call(product.url, { path: 'practice.current', kind: 'query', headers });
    expect(refusal).toBe('not_signed_in');
  });

  it('says the same whether the address or the password is wrong', async () => {
    const wrong = [
      { email: someone.email, password: 'not it, not at all' },
      { email: 'nobody@test.test', password },
    ];
    const [one, other] = await Promise.all(wrong.map((body) => signIn({}, body)));
    expect([one?.status, one?.text]).toEqual([401, other?.text]);
    expect(one?.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    null,
    1,
    [],
    {},
    { email: [], password: {} },
    { email: 'a@b.test' },
    { email: 'x', password: 'y' },
    { email: { $ne: null }, password: { $ne: null } },
  ])('refuses anything else: %j', async (body) => {
    expect((await signIn({}, body)).status).toBe(400);
  });

  it('offers nothing else of the library behind it', async () => {
    const offered = [
      'sign-up/email',
      'list-sessions',
      'update-user',
      'change-email',
      'reset-password',
      'delete-user',
      'error',
      'ok',
      'token',
      'jwks',
    ];
    for (const name of offered) {
      for (const method of ['GET', 'POST']) {
        const { status } = await send({
          method,
          path: `/api/auth/${name}`,
          headers: { ...json, cookie: someone.cookie },
          body: '{}',
        });
        expect([name, method, status]).toEqual([name, method, 404]);
      }
    }
  });
});

describe('Xero’s way in', () => {
  it('takes a webhook only with a signature over these very bytes', async () => {
    const body = '{"events":[]}';
    const signature = createHmac('sha256', webhookKey).update(body).digest('base64');
    const told = (headers: Readonly<Record<string, string>>, sent = body) =>
      send({ method: 'POST', path: '/webhooks/xero', headers: { ...json, ...headers }, body: sent });
    expect((await told({ 'x-xero-signature': signature })).status).toBe(200);
    for (const [headers, sent] of [
      [{}, body],
      [{ 'x-xero-signature': '' }, body],
      [{ 'x-xero-signature': signature.slice(0, -4) }, body],
      [{ 'x-xero-signature': `${signature}AAAA` }, body],
      [{ 'x-xero-signature': signature }, `${body} `],
      [{ 'x-xero-signature': signature }, ''],
      ...flipped(signature).map((value) => [{ 'x-xero-signature': value }, body] as const),
      ...flipped(body).map((value) => [{ 'x-xero-signature': signature }, value] as const),
    ] as const) {
      const answer = await told(headers, sent);
      expect([headers, sent, answer.status, answer.text]).toEqual([headers, sent, 401, '']);
    }
  });

  it('takes a consent back only with a state of this session, and asks Xero for nothing otherwise', async () => {
    const { a } = two;
    const { authoriseUrl } = await a.people.admin.api.connection.begin.mutate({});
    const state = new URL(authoriseUrl).searchParams.get('state') ?? '';
    product.sandbox.sandbox.control.clearCalls();
    const back = (value: string, headers: Readonly<Record<string, string>>) =>
      send({ path: `/oauth/xero/callback?code=any&state=${encodeURIComponent(value)}`, headers });
    const swapped = state.replace(a.practiceId, two.b.practiceId);
    for (const [value, headers] of [
      [state, {}],
      [state, { cookie: two.b.people.admin.cookie }],
      [state, { cookie: a.people.staff.cookie }],
      [state, { cookie: a.people.all.cookie }],
      [swapped, { cookie: a.people.admin.cookie }],
      [`${state}A`, { cookie: a.people.admin.cookie }],
      [state.toUpperCase(), { cookie: a.people.admin.cookie }],
      ['', { cookie: a.people.admin.cookie }],
    ] as const) {
      const { status, headers: told } = await back(value, headers);
      expect([status, told['location']]).toEqual([400, undefined]);
    }
    expect(product.sandbox.sandbox.control.calls()).toEqual([]);
  });
});

/** The text with its last bit changed at each place. */
function flipped(text: string): string[] {
  return text.split('').map((letter, at) => {
    const other = String.fromCharCode(letter.charCodeAt(0) ^ 1);
    return text.slice(0, at) + other + text.slice(at + 1);
  });
}

/** Words that only a stack, a statement or a library's own error holds. */
function revealing(text: string): string | null {
  return (
    /\bat (async )?[\w.<>]+ \(|node_modules|\.[jt]s:\d|\bselect\b.*\bfrom\b|\binsert into\b|relation "|permission denied|throughline_app|ECONNREFUSED|DrizzleQueryError|postgres/i.exec(
      text,
    )?.[0] ?? null
  );
}

describe('when the database fails', () => {
  beforeAll(async () => {
    await two.owner.query('revoke all on all tables in schema public from throughline_app');
  });

  it.each(procedures.map((procedure) => [procedure.path, procedure] as const))(
    '%s says so in one neutral sentence',
    async (path, { kind }) => {
      const { refusal, text } = await call(product.url, {
        path,
        kind,
        input: inputs.get(path),
        headers: mine(),
      });
      expect(refusal).toBe('INTERNAL_SERVER_ERROR');
      expect(text).toContain('Something went wrong here, not with you. It is written down.');
      expect(revealing(text)).toBeNull();
    },
  );

  it('every other address does, too', async () => {
    for (const request of [
      { path: '/readyz' },
      { path: '/api/auth/get-session', headers: mine() },
      { path: `/oauth/xero/callback?code=a&state=${someone.practiceId}.${'a'.repeat(43)}`, headers: mine() },
      {
        method: 'POST',
        path: '/api/auth/sign-in/email',
        headers: json,
        body: JSON.stringify({ email: someone.email, password }),
      },
    ]) {
      const answer = await send(request);
      expect(answer.status).toBeGreaterThanOrEqual(500);
      expect(revealing(answer.text)).toBeNull();
      expectHardened(answer, `${request.method ?? 'GET'} ${request.path}`);
    }
  });
});
