import { LedgerError } from '@throughline/ledger-push';
import type { FaultRule } from '@throughline/sandbox';
import { beforeEach, describe, expect, it } from 'vitest';

import { readTestEnv } from '../support/env.ts';
import { connect, type Connected } from './consent.ts';
import { headersFor, ledgerUrl, openLedger, openPractice, practiceUrl } from './open-clients.ts';
import { contractServer, day, minute, second } from './support.ts';

/** The platform's limits for one tenant. Source: both contracts, "Limits". */
const perMinute = 60;
const atOnce = 5;

const server = contractServer('tiny', { dayLimit: 150 });
let connected: Connected;

beforeEach(async () => {
  connected = await connect(server.url);
});

type Api = 'practice' | 'ledger';
type Seen = { status: number; headers: Headers; body: string };

const addressOf = (api: Api): string =>
  api === 'practice' ? `${practiceUrl(server)}/category.api/list` : `${ledgerUrl(server)}/TrackingCategories`;

async function call(api: Api, tenantId?: string, token = connected.accessToken): Promise<Seen> {
  const own = api === 'practice' ? connected.practiceTenantId : connected.organisationTenantId;
  const response = await fetch(addressOf(api), { headers: headersFor(token, tenantId ?? own) });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

async function callTimes(api: Api, times: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (let index = 0; index < times; index += 1) seen.push(await call(api));
  return seen;
}

const counters = ({ headers }: Seen) => ({
  minute: headers.get('x-minlimit-remaining'),
  day: headers.get('x-daylimit-remaining'),
  app: headers.get('x-appminlimit-remaining'),
});

const none = { minute: null, day: null, app: null };
const apis = ['practice', 'ledger'] as const;

describe.each(apis)('the %s API', (api) => {
  it('counts down with every answer, and names each answer', async () => {
    const [one, two] = await callTimes(api, 2);
    const before = one && counters(one);
    const after = two && counters(two);
    expect(before?.minute).toBe(String(perMinute - 1));
    for (const name of ['minute', 'day', 'app'] as const) {
      expect(Number(after?.[name])).toBe(Number(before?.[name]) - 1);
    }
    expect(one?.headers.get('xero-correlation-id')).not.toBe(two?.headers.get('xero-correlation-id'));
  });

  it('takes 60 calls a minute, refuses the next without a body, and opens when it said', async () => {
    const seen = await callTimes(api, perMinute);
    expect(new Set(seen.map(({ status }) => status))).toEqual(new Set([200]));
    await server.advance(20 * second);
    const over = await call(api);
    expect(over).toMatchObject({ status: 429, body: '' });
    expect(over.headers.get('x-rate-limit-problem')).toBe('minute');
    expect(over.headers.get('content-type')).toBeNull();
    expect(counters(over).minute).toBe('0');
    const wait = Number(over.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(40);
    await server.advance((wait - 5) * second);
    expect((await call(api)).status).toBe(429);
    await server.advance(5 * second);
    expect((await call(api)).status).toBe(200);
  });

  it('does not charge a refused call', async () => {
    const seen = await callTimes(api, perMinute + 3);
    const days = seen.map((reply) => counters(reply).day);
    expect(days.at(-1)).toBe(days.at(perMinute - 1));
  });

  it('takes 5 calls at once, and refuses the sixth without saying for how long', async () => {
    const slow: FaultRule = { path: addressOf(api).slice(server.url.length), kind: 'delay', delayMs: 400 };
    await server.faults(slow);
    const replies = await Promise.all(Array.from({ length: atOnce + 1 }, () => call(api)));
    const refused = replies.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ status: 429, body: '' });
    expect(refused[0]?.headers.get('x-rate-limit-problem')).toBe('concurrent');
    expect(refused[0]?.headers.get('retry-after')).toBeNull();
    await server.faults();
    expect((await call(api)).status).toBe(200);
  });

  it('gives the place of a call back when its connection breaks', async () => {
    const path = addressOf(api).slice(server.url.length);
    await server.faults({ path, kind: 'drop-after', count: atOnce + 2 });
    for (let index = 0; index < atOnce + 2; index += 1)
      await expect(call(api)).rejects.toThrow('fetch failed');
    expect((await call(api)).status).toBe(200);
  });

  it('shows only the counter of the app on 403, and none on 401', async () => {
    const forbidden = await call(api, 'ffffffff-ffff-4fff-8fff-ffffffffffff');
    expect({ status: forbidden.status, ...counters(forbidden) }).toEqual({
      ...none,
      status: 403,
      app: expect.stringMatching(/^\d+$/),
    });
    const unauthorised = await call(api, undefined, 'made-up');
    expect({ status: unauthorised.status, ...counters(unauthorised) }).toEqual({ ...none, status: 401 });
  });
});

describe.each(apis)('the day of the %s API', (api) => {
  it('closes for the rest of the day when its calls are used up', async ({ skip }) => {
    const isOwn = readTestEnv().contractBaseUrl === null;
    skip(!isOwn, 'only a sandbox of our own has a day so short that a test can use it up');
    let left = Number(counters(await call(api)).day);
    while (left > 0) {
      await server.advance(minute);
      const replies = await callTimes(api, Math.min(left, perMinute));
      left -= replies.filter(({ status }) => status === 200).length;
    }
    await server.advance(minute);
    const over = await call(api, undefined, (await connect(server.url)).accessToken);
    expect(over).toMatchObject({ status: 429, body: '' });
    expect(over.headers.get('x-rate-limit-problem')).toBe('day');
    const wait = Number(over.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(60);
    expect(wait).toBeLessThanOrEqual(day / second);
    await server.advance(wait * second);
    const again = await call(api, undefined, (await connect(server.url)).accessToken);
    expect(again.status).toBe(200);
  });
});

it('the practice and the organisation are counted apart, the app over both', async () => {
  const [practice] = await callTimes('practice', 1);
  const [ledger] = await callTimes('ledger', 1);
  expect([practice, ledger].map((seen) => seen && counters(seen).minute)).toEqual(['59', '59']);
  expect(Number(ledger && counters(ledger).app)).toBe(Number(practice && counters(practice).app) - 1);
});

describe('what the clients make of a limit', () => {
  it('the practice client says which one, what is left and how long to wait', async () => {
    const { xpm, metas } = await openPractice(server);
    for (let index = 0; index < perMinute; index += 1) await xpm.categories.list();
    await expect(xpm.categories.list()).rejects.toMatchObject({ kind: 'throttled', status: 429 });
    expect(metas[0]).toMatchObject({ status: 200, minuteRemaining: perMinute - 1, limitProblem: null });
    expect(metas.at(-1)).toMatchObject({ status: 429, minuteRemaining: 0, limitProblem: 'minute' });
    expect(metas.at(-1)?.retryAfterMs).toBeGreaterThan(0);
  });

  it('the ledger client says which one, what is left and how long to wait', async () => {
    const { ledger, metas } = await openLedger(server);
    for (let index = 0; index < perMinute; index += 1) await ledger.trackingCategories();
    const error: unknown = await ledger.trackingCategories().catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(LedgerError);
    expect(error).toMatchObject({ kind: 'throttled', status: 429, limitProblem: 'minute' });
    expect(metas[0]).toMatchObject({ status: 200, minuteRemaining: perMinute - 1, limitProblem: null });
    expect(metas.at(-1)?.retryAfterMs).toBeGreaterThan(0);
  });
});
