import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { connected, send, tokenCall } from '../testing/connected.ts';
import type { Connected, Reply } from '../testing/connected.ts';
import { faultKinds } from './fault-rule.ts';
import type { FaultKind, FaultRule } from './fault-rule.ts';

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const faults = (...rules: FaultRule[]) => control().setFaults(rules);

/** The same kind of write in both systems, and how many records of it there are. */
const systems = [
  {
    system: 'XPM',
    path: '/practicemanager/3.1/client.api/add',
    method: 'POST',
    write: () => at.xpm('POST', 'client.api/add', '<Client><Name>Added</Name></Client>'),
    read: () => at.xpm('GET', 'staff.api/list'),
    held: () => control().state().xpm.clients.length,
  },
  {
    system: 'Xero',
    path: '/api.xro/2.0/Contacts',
    method: 'PUT',
    write: () => at.xero('PUT Contacts', { Name: 'Added' }),
    read: () => at.xero('GET Organisation'),
    held: () => control().state().xero.contacts.length,
  },
] as const;

/** What the caller sees (null: a cut connection) and whether the write took effect by then. */
const outcomes: Readonly<Record<FaultKind, readonly [number | null, boolean]>> = {
  'drop-before': [null, false],
  'drop-after': [null, true],
  delay: [200, true],
  slow: [200, true],
  late: [null, false],
  '429-minute': [429, false],
  '429-day': [429, false],
  '429-concurrent': [429, false],
  '429-app': [429, false],
  '500': [500, false],
  '500-after': [500, true],
  '503': [503, false],
  status: [502, false],
  'html-200': [200, false],
  'empty-200': [200, true],
  malformed: [200, true],
  truncated: [200, true],
  'wrong-charset': [200, true],
  'token-expired': [401, false],
  revoked: [403, false],
};

const cases = systems.flatMap((of) => faultKinds.map((kind) => ({ ...of, kind })));
const statusOf = (sent: Promise<Reply>) =>
  sent.then(
    ({ status }) => status,
    () => null,
  );

describe('every fault', () => {
  it.each(cases)('$kind acts on the $system call it names, once', async ({ kind, path, method, ...of }) => {
    const before = of.held();
    faults({ path, method, kind, count: 1, delayMs: 40 }, { path: '/elsewhere', kind: '500' });
    expect((await of.read()).status).toBe(200);
    const [status, effect] = outcomes[kind];
    expect(await statusOf(of.write())).toBe(status);
    expect(of.held() - before).toBe(effect ? 1 : 0);
    expect(control().calls().at(-1)).toMatchObject({ fault: kind });
    faults();
    const refused = kind === 'token-expired' ? 401 : kind === 'revoked' ? 403 : 200;
    expect((await of.read()).status).toBe(refused);
  });

  it.each(systems)('is drawn with a probability and a seed in $system too', async ({ path, read, ...of }) => {
    const draw = async (seed: number) => {
      faults({ path: path.split('/').slice(0, 3).join('/'), kind: '503', probability: 0.5, seed });
      const seen: number[] = [];
      for (let call = 0; call < 12; call += 1) seen.push((await read()).status);
      return seen.join();
    };
    expect(of.held()).toBeGreaterThan(0);
    const first = await draw(3);
    expect(await draw(3)).toBe(first);
    expect(first).toContain('503');
    expect(first).toContain('200');
  });
});

describe('a late call', () => {
  it.each(systems)('of $system happens when the clock gets there, and says so', async ({ write, ...of }) => {
    const before = of.held();
    faults({ path: of.path, kind: 'late', delayMs: 120_000, count: 1 });
    await expect(write()).rejects.toThrow('fetch failed');
    control().advance(119_000);
    expect(of.held()).toBe(before);
    expect(control().calls().at(-1)).toMatchObject({ status: null, fault: 'late', note: null });
    control().advance(2000);
    await vi.waitFor(() => expect(of.held()).toBe(before + 1));
    expect(control().calls().at(-1)?.note).toMatch(/^carried out at .*: status 200$/);
    expect(
      control()
        .calls()
        .filter(({ fault }) => fault === 'late'),
    ).toHaveLength(1);
  });

  it('happens in real time too when nobody moves the clock', async () => {
    faults({ path: '/api.xro/2.0/Contacts', kind: 'late', delayMs: 60, count: 1 });
    const before = systems[1].held();
    await expect(systems[1].write()).rejects.toThrow('fetch failed');
    expect(systems[1].held()).toBe(before);
    await vi.waitFor(() => expect(systems[1].held()).toBe(before + 1));
  });

  it('never happens once the sandbox was reset', async () => {
    faults({ path: '/practicemanager', kind: 'late', delayMs: 1000, count: 1 });
    await expect(systems[0].write()).rejects.toThrow('fetch failed');
    control().reset({ keepConnections: true });
    control().advance(60_000);
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    expect(
      control()
        .state()
        .xpm.clients.map(({ name }) => name),
    ).not.toContain('Added');
  });

  it('holds a second write with its key until it is done, and that gets its answer', async () => {
    const key = { 'idempotency-key': 'late-1' };
    const write = () => at.xero('PUT Contacts', { Name: 'Added' }, key);
    faults({ path: '/api.xro/2.0/Contacts', kind: 'late', delayMs: 80, count: 1 });
    await expect(write()).rejects.toThrow('fetch failed');
    expect((await write()).status).toBe(200);
    expect(
      control()
        .state()
        .xero.contacts.filter(({ name }) => name === 'Added'),
    ).toHaveLength(1);
  });
});

describe('a damaged answer', () => {
  it.each(systems)('of $system can be spoilt at any byte', async ({ read, system, path }) => {
    control().reset({ keepConnections: true });
    const service = path.split('/').slice(0, 3).join('/');
    const whole = Buffer.from((await read()).text).length;
    const step = Math.ceil(whole / 25);
    for (let atByte = 0; atByte < whole; atByte += step) {
      control().advance(60_000);
      faults({ path: service, kind: 'malformed', atByte });
      const { text } = await read();
      expect(Buffer.from(text).indexOf(1), `${system} byte ${atByte}`).toBe(atByte);
      if (system === 'Xero') expect(() => JSON.parse(text)).toThrow(SyntaxError);
    }
    expect(step).toBeGreaterThan(0);
  });

  it('can be cut inside a letter of two bytes', async () => {
    await at.xero('PUT Contacts', { Name: 'ĀĀĀĀ' });
    const bytes = async (atByte?: number) => {
      if (atByte !== undefined) faults({ path: '/api.xro', kind: 'truncated', atByte });
      const reply = await fetch(`${at.running.url}/api.xro/2.0/Contacts`, {
        headers: {
          authorization: `Bearer ${at.accessToken}`,
          'xero-tenant-id': control().state().identity.tenants[1]?.tenantId ?? '',
          accept: 'application/json',
        },
      });
      return Buffer.from(await reply.arrayBuffer());
    };
    const whole = await bytes();
    const inside = whole.indexOf('ĀĀĀĀ') + 3;
    expect((await bytes(inside)).length).toBe(inside);
  });

  it.each([
    ['utf-16le', (text: string) => text.includes('\u0000')],
    ['latin1', (text: string) => text.includes('\uFFFD')],
    ['utf-8-bom', (text: string) => text.includes('Added Ltd')],
  ] as const)('comes in %s under a header that says UTF-8', async (charset, recognised) => {
    faults({ path: '/api.xro', kind: 'wrong-charset', charset, count: 1 });
    const reply = await at.xero('PUT Contacts', { Name: 'Added Ltd é' });
    expect(reply.headers.get('content-type')).toContain('utf-8');
    expect(recognised(reply.text)).toBe(true);
  });

  it('comes in pieces when it is slow', async () => {
    faults({ path: '/api.xro', kind: 'slow', delayMs: 200, count: 1 });
    const before = performance.now();
    const reply = await at.xero('GET Accounts');
    expect(performance.now() - before).toBeGreaterThanOrEqual(190);
    expect(reply.json().at('Accounts')).toHaveLength(control().state().xero.accounts.length);
  });

  it('may be empty or a page with or without an effect', async () => {
    const { write, held } = systems[1];
    const before = held();
    faults({ path: '/api.xro', kind: 'empty-200', commit: false, count: 1 });
    expect((await write()).text).toBe('');
    expect(held()).toBe(before);
    faults({ path: '/api.xro', kind: 'html-200', commit: true, count: 1 });
    expect((await write()).text).toContain('<html>');
    expect(held()).toBe(before + 1);
  });
});

describe('a failing server', () => {
  it.each([
    [{ kind: '503' }, 503, 'The Xero API is currently offline for maintenance'],
    [{ kind: '503', reason: 'unavailable' }, 503, 'The Xero API is temporarily unavailable'],
    [{ kind: '503', reason: 'organisation-offline' }, 503, 'The Organisation is offline'],
    [{ kind: '500', body: 'empty' }, 500, ''],
    [{ kind: 'status', status: 504, body: 'empty' }, 504, ''],
    [{ kind: 'status', status: 408, body: 'empty' }, 408, ''],
  ] as const)('answers %o', async (rule, status, text) => {
    faults({ path: '/api.xro', ...rule, count: 1 });
    const reply = await systems[1].read();
    expect([reply.status, reply.text]).toEqual([status, text]);
  });

  it('may have done the work before it says 503', async () => {
    const before = systems[1].held();
    faults({ path: '/api.xro', kind: '503', commit: true, count: 1 });
    expect((await systems[1].write()).status).toBe(503);
    expect(systems[1].held()).toBe(before + 1);
  });
});

describe('a 429', () => {
  it.each([
    [60, '60'],
    [0, '0'],
    [null, null],
    ['Mon, 23 Nov 2026 00:00:30 GMT', 'Mon, 23 Nov 2026 00:00:30 GMT'],
    ['soon', 'soon'],
  ])('carries Retry-After %s as it is told', async (retryAfter, seen) => {
    faults({ path: '/', kind: '429-minute', retryAfter, count: 1 });
    expect((await systems[0].read()).headers.get('retry-after')).toBe(seen);
  });

  it('may be for the whole app', async () => {
    faults({ path: '/', kind: '429-app', count: 1 });
    const { headers } = await systems[0].read();
    expect([headers.get('x-rate-limit-problem'), headers.get('retry-after')]).toEqual(['appminute', '30']);
  });
});

describe('the token endpoint', () => {
  const refresh = () =>
    tokenCall(at.running.url, { grant_type: 'refresh_token', refresh_token: at.refreshToken });

  it('may lose its answer after it rotated; the old token still works for half an hour', async () => {
    faults({ path: '/connect/token', kind: 'drop-after', count: 1 });
    await expect(refresh()).rejects.toThrow('fetch failed');
    control().advance(29 * 60_000);
    expect((await refresh()).status).toBe(200);
    control().advance(2 * 60_000);
    expect((await refresh()).json().value).toEqual({ error: 'invalid_grant' });
  });

  it('may fail, be slow, or rotate late', async () => {
    faults(
      { path: '/connect/token', kind: '503', count: 1 },
      { path: '/connect/token', kind: 'late', delayMs: 30 },
    );
    expect((await refresh()).status).toBe(503);
    await expect(refresh()).rejects.toThrow('fetch failed');
    await vi.waitFor(() => expect(control().calls().at(-1)?.note).toContain('status 200'));
  });

  it('may lose its answer to a list of connections too', async () => {
    faults({ path: '/connections', kind: 'drop-after', count: 1 });
    const list = () =>
      send(`${at.running.url}/connections`, { headers: { authorization: `Bearer ${at.accessToken}` } });
    await expect(list()).rejects.toThrow('fetch failed');
    expect((await list()).status).toBe(200);
  });
});
