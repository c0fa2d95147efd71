import { scryptSync } from 'node:crypto';

import { openDatabase, type Database } from '@throughline/core/db/client';
import { findSignedIn } from '@throughline/core/membership/find-signed-in';
import { listSessions, revokeSession } from '@throughline/core/sign-in/sessions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createSignIn } from '../../apps/api/src/auth/sign-in.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres.ts';

const secret = 'a-secret-of-a-test-0123456789-abcdefghij';
const appUrl = 'http://localhost:3000';
const password = 'correct horse battery';

let fresh: FreshDatabase;
let db: Database;
let clock = Date.now();
const now = () => new Date(clock);

beforeAll(async () => {
  fresh = await freshDatabase();
  db = openDatabase({ url: fresh.appUrl, max: 4 });
});
afterAll(async () => {
  await db.close();
  await fresh.drop();
});

const signIn = () => createSignIn({ db, secret, appUrl, now });

type Caller = {
  readonly cookie?: string;
  readonly address?: string;
  readonly headers?: Record<string, string>;
};

function post(path: string, body: unknown, caller: Caller = {}): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json', ...caller.headers });
  if (caller.cookie) headers.set('cookie', caller.cookie);
  const request = new Request(`${appUrl}/api/auth${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return signIn().handle(request, caller.address ?? '192.0.2.1');
}

let people = 0;
async function person(): Promise<{ email: string; userId: string }> {
  people += 1;
  const email = `person${people}@example.test`;
  const { userId } = await signIn().createUser({ name: `Person ${people}`, email, password });
  return { email, userId };
}

const cookieOf = (reply: Response) => reply.headers.getSetCookie()[0]?.split(';')[0] ?? '';
const hashOf = (cookie: string) => signIn().sessionTokenHash(new Headers({ cookie }));

async function signedIn(email: string, caller: Caller = {}): Promise<string> {
  const reply = await post('/sign-in/email', { email, password }, caller);
  expect(reply.status).toBe(200);
  return cookieOf(reply);
}

describe('sign-in', () => {
  it('opens a session for a client that sends neither Origin nor cookies', async () => {
    const { email, userId } = await person();
    const reply = await post('/sign-in/email', { email: ` ${email.toUpperCase()} `, password });
    expect(await reply.json()).toEqual({ user: { id: userId, name: expect.any(String), email } });
    expect(reply.headers.getSetCookie()[0]).toMatch(
      /^throughline\.session=[^;]+; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const tokenHash = hashOf(cookieOf(reply));
    expect(await findSignedIn(db, tokenHash ?? '', now())).toMatchObject({ userId, email });
  });

  it('keeps neither the token nor the password, only hashes of them', async () => {
    const { email, userId } = await person();
    const cookie = await signedIn(email);
    const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
    expect(token.length).toBeGreaterThanOrEqual(32);
    const stored = await db.pool.query('select token from sessions where user_id = $1', [userId]);
    expect(stored.rows).toEqual([{ token: hashOf(cookie) }]);
    const kept = await db.pool.query('select password from credentials where user_id = $1', [userId]);
    const [salt, key] = String(kept.rows[0].password).split(':');
    const expected = scryptSync(password, salt ?? '', 64, { N: 16_384, r: 16, p: 1, maxmem: 64 * 2 ** 20 });
    expect(key).toBe(expected.toString('hex'));
  });

  it('needs https for the cookie, and binds it to the host, when the address is https', async () => {
    const { email } = await person();
    const secured = createSignIn({ db, secret, appUrl: 'https://time.example', now });
    const reply = await secured.handle(
      new Request('https://time.example/api/auth/sign-in/email', {
        method: 'POST',
        body: JSON.stringify({ email, password }),
      }),
      '192.0.2.1',
    );
    const [cookie = ''] = reply.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-throughline\.session=/);
    expect(cookie).toContain('; Path=/; HttpOnly; Secure; SameSite=Lax');
    expect(cookie).not.toContain('Domain');
    expect(secured.sessionTokenHash(new Headers({ cookie: cookieOf(reply) }))).toMatch(/^[0-9a-f]{64}$/);
  });

  it('takes no cookie whose signature is not its own', async () => {
    const { email } = await person();
    const cookie = await signedIn(email);
    const [name = '', value = ''] = cookie.split('=');
    const [token = '', mac = ''] = decodeURIComponent(value).split('.');
    for (const forged of [
      `${token}x.${mac}`,
      `${token}.${mac.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`,
      token,
      '.',
      '%',
    ]) {
      expect(hashOf(`${name}=${encodeURIComponent(forged)}`)).toBeNull();
    }
    expect(
      createSignIn({ db, secret: `${secret}x`, appUrl, now }).sessionTokenHash(new Headers({ cookie })),
    ).toBeNull();
  });

  it('gives another token at every sign-in and ends the session it replaces', async () => {
    const { email } = await person();
    const first = await signedIn(email);
    const second = await signedIn(email, { cookie: first });
    expect(second).not.toBe(first);
    expect(await findSignedIn(db, hashOf(first) ?? '', now())).toBeNull();
    expect(await findSignedIn(db, hashOf(second) ?? '', now())).not.toBeNull();
  });

  it('is over for the cookie after the sign-out, even replayed', async () => {
    const { email } = await person();
    const cookie = await signedIn(email);
    const reply = await post('/sign-out', {}, { cookie });
    expect(reply.status).toBe(200);
    expect(reply.headers.getSetCookie()[0]).toMatch(/^throughline\.session=; Max-Age=0/);
    expect(await findSignedIn(db, hashOf(cookie) ?? '', now())).toBeNull();
    expect((await post('/sign-out', {}, { cookie })).status).toBe(200);
  });

  it('tells who is signed in without showing the token', async () => {
    const { email, userId } = await person();
    const cookie = await signedIn(email);
    const ask = (headers: Record<string, string>) =>
      signIn().handle(new Request(`${appUrl}/api/auth/get-session`, { headers }), '192.0.2.1');
    expect(await (await ask({ cookie })).json()).toEqual({
      session: { id: expect.any(String) },
      user: { id: userId, name: expect.any(String), email },
    });
    expect(await (await ask({})).json()).toBeNull();
  });

  it('has no other way in: no sign-up, no password reset, no lists', async () => {
    for (const path of ['/sign-up/email', '/request-password-reset', '/change-email', '/sign-in/social']) {
      expect((await post(path, { email: 'x@example.test', password, name: 'X' })).status).toBe(404);
    }
  });

  it.each([
    {},
    { email: 'x@example.test' },
    { email: 'no address', password },
    { email: ['a'], password: {} },
    'text',
  ])('refuses a body without e-mail and password: %j', async (body) => {
    expect((await post('/sign-in/email', body)).status).toBe(400);
  });
});

describe('sessions', () => {
  it('are listed with the caller’s own marked, and end when revoked', async () => {
    const { email, userId } = await person();
    const laptop = await signedIn(email, { headers: { 'user-agent': 'Laptop' } });
    const phone = await signedIn(email, { headers: { 'user-agent': 'Phone', 'x-forwarded-for': '6.6.6.6' } });
    const me = await findSignedIn(db, hashOf(laptop) ?? '', now());
    if (!me) throw new Error('not signed in');
    const rows = await listSessions(db, me, now());
    expect(rows.map(({ userAgent, current }) => ({ userAgent, current }))).toEqual(
      expect.arrayContaining([
        { userAgent: 'Laptop', current: true },
        { userAgent: 'Phone', current: false },
      ]),
    );
    expect(rows.map(({ ipAddress }) => ipAddress)).toEqual(['192.0.2.1', '192.0.2.1']);
    const sessionId = rows.find(({ current }) => !current)?.id ?? '';
    await revokeSession(db, { userId, sessionId, now: now() });
    await revokeSession(db, { userId, sessionId, now: now() });
    expect(await findSignedIn(db, hashOf(phone) ?? '', now())).toBeNull();
    expect(await listSessions(db, me, now())).toHaveLength(1);
  });

  it('of somebody else are not found', async () => {
    const [mine, theirs] = [await person(), await person()];
    const cookie = await signedIn(theirs.email);
    const them = await findSignedIn(db, hashOf(cookie) ?? '', now());
    await expect(
      revokeSession(db, { userId: mine.userId, sessionId: them?.sessionId ?? '', now: now() }),
    ).rejects.toMatchObject({ code: 'not_found' });
    expect(await findSignedIn(db, hashOf(cookie) ?? '', now())).not.toBeNull();
  });

  it('last five days unused, and fourteen at most however they are used', async () => {
    const { email } = await person();
    const cookie = await signedIn(email);
    const tokenHash = hashOf(cookie) ?? '';
    const start = clock;
    const day = 24 * 3_600_000;
    expect(await findSignedIn(db, tokenHash, new Date(start + 4.9 * day))).not.toBeNull();
    expect(await findSignedIn(db, tokenHash, new Date(start + 5.1 * day))).toBeNull();
    for (const days of [4, 8, 12]) {
      clock = start + days * day;
      signIn().touch(tokenHash);
      await expect.poll(async () => findSignedIn(db, tokenHash, new Date(clock + 1.5 * day))).not.toBeNull();
    }
    expect(await findSignedIn(db, tokenHash, new Date(start + 14.1 * day))).toBeNull();
    clock = Date.now();
  });
});

describe('the throttle', () => {
  const guess = (email: string, caller: Caller = {}) =>
    post('/sign-in/email', { email, password: 'wrong password' }, caller);

  it('makes an account wait after five wrong passwords, also for the right one', async () => {
    const { email } = await person();
    for (let i = 0; i < 5; i++) expect((await guess(email, { address: `198.51.100.${i}` })).status).toBe(401);
    const blocked = await post('/sign-in/email', { email, password }, { address: '198.51.100.9' });
    expect(blocked.status).toBe(429);
    expect(Number(blocked.headers.get('retry-after'))).toBeLessThanOrEqual(30);
    expect(await blocked.json()).toEqual({ code: 'TOO_MANY_TRIES', message: 'Wait 30 seconds.' });
    clock += 31_000;
    expect((await guess(email, { address: '198.51.100.9' })).status).toBe(401);
    clock += 31_000;
    expect((await guess(email, { address: '198.51.100.9' })).status).toBe(429);
    clock += 31_000;
    expect((await post('/sign-in/email', { email, password }, { address: '198.51.100.9' })).status).toBe(200);
    expect((await guess(email, { address: '198.51.100.9' })).status).toBe(401);
    clock = Date.now();
  });

  it('lets no burst of guesses through', async () => {
    const one = createSignIn({ db, secret, appUrl, now });
    const { email } = await person();
    const body = JSON.stringify({ email, password: 'wrong password' });
    const burst = await Promise.all(
      Array.from({ length: 30 }, () =>
        one.handle(
          new Request(`${appUrl}/api/auth/sign-in/email`, { method: 'POST', body }),
          '203.0.113.200',
        ),
      ),
    );
    expect(burst.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(burst.filter(({ status }) => status === 429)).toHaveLength(25);
  });

  it('stops one address that tries many accounts', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 21; i++) {
      statuses.push((await guess(`stranger${i}@example.test`, { address: '192.0.2.77' })).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
  });

  it('answers unknown addresses and wrong passwords alike', async () => {
    const { email } = await person();
    const wrong = await guess(email, { address: '192.0.2.200' });
    const unknown = await guess('nobody@example.test', { address: '192.0.2.201' });
    expect(unknown.status).toBe(wrong.status);
    expect(await unknown.text()).toBe(await wrong.text());
    expect([...unknown.headers.keys()]).toEqual([...wrong.headers.keys()]);
  });
});
