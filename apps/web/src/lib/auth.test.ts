import { type Server, createServer } from 'node:http';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { hasSession, signIn, signOut } from './auth.ts';

type Answer = { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> };

let server: Server;
let answer: Answer;
let asked: string[];

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body ?? null));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const realFetch = globalThis.fetch;
  // A browser completes a path with the page's origin; Node has no page.
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => realFetch(new URL(path, origin), init));
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await new Promise((resolve) => server.close(resolve));
});

it('signs in through the fixed address', async () => {
  answer = { status: 200, body: { user: {} } };
  expect(await signIn('mei@harbour.test', 'x')).toEqual({ kind: 'signed_in' });
  expect(asked).toEqual(['POST /api/auth/sign-in/email']);
});

it('asks for the second step when the server does', async () => {
  answer = { status: 200, body: { twoFactorRedirect: true } };
  expect(await signIn('mei@harbour.test', 'x')).toEqual({ kind: 'second_step' });
});

it('never says whether e-mail or password was wrong', async () => {
  answer = { status: 401, body: { message: 'User not found' } };
  expect(await signIn('nobody@harbour.test', 'x')).toMatchObject({
    sentence: 'E-mail or password is not right.',
  });
});

it('says how long to wait after too many tries', async () => {
  answer = { status: 429, headers: { 'retry-after': '12' } };
  expect(await signIn('mei@harbour.test', 'x')).toEqual({
    kind: 'refused',
    sentence: 'Wait 12 seconds.',
    waitSeconds: 12,
  });
});

it('says the wait in the server’s own words', async () => {
  answer = { status: 429, headers: { 'retry-after': '600' }, body: { message: 'Wait 10 minutes.' } };
  expect(await signIn('mei@harbour.test', 'x')).toEqual({
    kind: 'refused',
    sentence: 'Wait 10 minutes.',
    waitSeconds: 600,
  });
});

it('says that nobody answers when the server fails', async () => {
  answer = { status: 502 };
  expect(await signIn('mei@harbour.test', 'x')).toMatchObject({
    sentence: expect.stringContaining('not answering'),
  });
});

it('reports a sign-out only when the server confirmed it', async () => {
  answer = { status: 200 };
  expect(await signOut()).toBe(true);
  answer = { status: 500 };
  expect(await signOut()).toBe(false);
});

it('tells no session from an unknown one', async () => {
  answer = { status: 200, body: { session: {} } };
  expect(await hasSession()).toBe(true);
  answer = { status: 200, body: null };
  expect(await hasSession()).toBe(false);
  answer = { status: 503 };
  expect(await hasSession()).toBeNull();
});
