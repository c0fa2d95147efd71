import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createXpmClient } from '../client.ts';
import { XpmError } from '../errors.ts';
import { startLocalServer, xml, type Answer, type LocalServer } from '../testing/local-server.ts';
import { refusal, reply, STAFF_XML } from '../testing/samples.ts';
import { TENANT, testClient, TOKEN } from '../testing/test-client.ts';
import { checkedBaseUrl, urlBelow } from './base-url.ts';

let server: LocalServer;
beforeAll(async () => {
  server = await startLocalServer();
});
afterAll(async () => server.stop());
beforeEach(() => {
  server.received.length = 0;
});

const STAFF_LIST = reply(`<StaffList>${STAFF_XML}</StaffList>`);

async function failure(answer: Answer, timeoutMs = 2000): Promise<XpmError> {
  server.answer(answer);
  const { xpm } = testClient(server, { timeoutMs });
  const error: unknown = await xpm.staff.list().catch((cause: unknown) => cause);
  if (!(error instanceof XpmError)) throw new Error('Expected an XpmError', { cause: error });
  return error;
}

describe('a call', () => {
  it('carries the token, the tenant and what it accepts, and nothing of a body', async () => {
    server.answer(xml(STAFF_LIST));
    await testClient(server).xpm.staff.list();
    const headers = server.received[0]?.headers;
    expect(headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'xero-tenant-id': TENANT,
      accept: 'application/xml',
    });
    expect(headers).not.toHaveProperty('content-type');
  });

  it('asks for a token each time and keeps none', async () => {
    server.answer(xml(STAFF_LIST));
    let asked = 0;
    const { xpm } = testClient(server, { getAccessToken: async () => `token-${(asked += 1)}` });
    await xpm.staff.list();
    await xpm.staff.list();
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  it('reports what the limiter needs, once', async () => {
    server.answer(
      xml(STAFF_LIST, 200, {
        'xero-correlation-id': 'c-1',
        'X-MinLimit-Remaining': '59',
        'X-DayLimit-Remaining': '4539',
        'X-AppMinLimit-Remaining': '9938',
      }),
    );
    const { xpm, metas } = testClient(server);
    await xpm.staff.list();
    expect(metas).toEqual([
      {
        method: 'GET',
        path: 'staff.api/list',
        status: 200,
        correlationId: 'c-1',
        minuteRemaining: 59,
        dayRemaining: 4539,
        appMinuteRemaining: 9938,
        retryAfterMs: null,
        limitProblem: null,
        durationMs: expect.any(Number),
      },
    ]);
  });

  it.each([
    ['minute', 'minute'],
    ['Minute limit', 'minute'],
    ['day', 'day'],
    ['DayLimit', 'day'],
    ['daily', 'day'],
    ['concurrent', 'concurrent'],
    ['appminute', 'app'],
    ['App', 'app'],
    ['moon', null],
  ])('knows the limit spelled %s', async (spelling, limitProblem) => {
    server.answer((response) => response.writeHead(429, { 'x-rate-limit-problem': spelling }).end());
    const { xpm, metas } = testClient(server);
    await expect(xpm.staff.list()).rejects.toMatchObject({ kind: 'throttled', retryAfterMs: null });
    expect(metas).toMatchObject([{ limitProblem, status: 429 }]);
  });

  it('makes nothing of counters that are no counts', async () => {
    server.answer(xml(STAFF_LIST, 200, { 'x-minlimit-remaining': 'many', 'x-daylimit-remaining': '-1' }));
    const { xpm, metas } = testClient(server);
    await xpm.staff.list();
    expect(metas).toMatchObject([{ minuteRemaining: null, dayRemaining: null, appMinuteRemaining: null }]);
  });

  it('uses a connection again once its reply was read to the end', async () => {
    server.answer(xml(STAFF_LIST));
    const before = server.connections();
    const { xpm } = testClient(server);
    for (let call = 0; call < 10; call += 1) await xpm.staff.list();
    expect(server.connections() - before).toBeLessThanOrEqual(2);
  });
});

describe('a read that fails', () => {
  it.each([301, 302, 303, 307, 308])('does not follow a %d', async (status) => {
    const error = await failure((response) =>
      response.writeHead(status, { location: `${server.baseUrl}/staff.api/list` }).end(),
    );
    expect(error).toMatchObject({ kind: 'unavailable', status });
    expect(server.received).toHaveLength(1);
  });

  it.each([
    [
      401,
      '{"Title":"Unauthorized","Detail":"TokenExpired"}',
      { kind: 'unauthorised', sentence: 'TokenExpired' },
    ],
    [403, '{"Title":"Forbidden","Detail":null}', { kind: 'unauthorised', sentence: 'Forbidden' }],
    [404, 'No such thing', { kind: 'refused', sentence: null }],
    [400, refusal('from is required'), { kind: 'refused', sentence: 'from is required' }],
    [500, refusal('application exception'), { kind: 'unavailable', sentence: 'application exception' }],
    [502, '<html><br></html>', { kind: 'unavailable', sentence: null }],
    [429, '', { kind: 'throttled', sentence: null }],
  ])('is told apart by its status: %d %s', async (status, body, expected) => {
    const error = await failure((response) => response.writeHead(status).end(body));
    expect(error).toMatchObject({ status, ...expected });
  });

  it('says who was asked what, and keeps its cause and no secret', async () => {
    const error = await failure(xml('<html>'));
    expect(error.message).toBe('XPM unreadable: GET staff.api/list (200)');
    expect(error.cause).toBeInstanceOf(Error);
    expect(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain(TOKEN);
  });

  it('is unavailable when the connection drops', async () => {
    expect(await failure((response) => response.destroy())).toMatchObject({
      kind: 'unavailable',
      status: null,
    });
  });

  it('is unavailable when the reply stops halfway', async () => {
    const error = await failure((response) => {
      response.writeHead(200, { 'content-length': '5000' }).write(STAFF_LIST.slice(0, 50));
      setTimeout(() => response.destroy(), 20);
    });
    expect(error).toMatchObject({ kind: 'unavailable', status: 200 });
  });

  it('is unavailable when the reply never comes', async () => {
    expect(await failure(() => undefined, 50)).toMatchObject({ kind: 'unavailable', status: null });
  });

  it('is unreadable when the reply does not end, and stops reading it', async () => {
    let sent = 0;
    const error = await failure((response) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      const block = ' '.repeat(1024 * 1024);
      const pump = (): void => {
        sent += block.length;
        if (!response.destroyed) response.write(block, () => setImmediate(pump));
      };
      response.write('<Response>');
      pump();
    }, 10_000);
    expect(error).toMatchObject({ kind: 'unreadable' });
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  it('stops at 64 MB however small its pieces are', async () => {
    const row = STAFF_XML.replace('</Staff>', `<Bio>${'x'.repeat(500_000)}</Bio></Staff>`);
    const error = await failure((response) => {
      response.writeHead(200, { 'content-type': 'text/xml' }).write('<Response><StaffList>');
      const pump = (): void => {
        if (!response.destroyed) response.write(row, () => setImmediate(pump));
      };
      pump();
    }, 20_000);
    expect(error).toMatchObject({ kind: 'unreadable', status: 200 });
    expect(error.cause).toMatchObject({ failure: 'too_large' });
  }, 25_000);
});

describe('a list read row by row', () => {
  const rows = (count: number): string => reply(`<StaffList>${STAFF_XML.repeat(count)}</StaffList>`);

  it('lets the event loop run while it reads', async () => {
    server.answer(xml(rows(20_000)));
    let turns = 0;
    let reading = true;
    const turn = (): void => {
      turns += 1;
      if (reading) setImmediate(turn);
    };
    turn();
    expect(await testClient(server).xpm.staff.list()).toHaveLength(20_000);
    reading = false;
    expect(turns).toBeGreaterThan(10);
  });

  it('hangs up and reports when the reader has seen enough', async () => {
    let closed = false;
    server.answer((response) => {
      response.on('close', () => {
        closed = true;
      });
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.write(
        '<Response><Status>OK</Status><Clients><Client><UUID>b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33</UUID></Client>',
      );
    });
    const { xpm, metas } = testClient(server);
    for await (const client of xpm.clients.each()) {
      expect(client.name).toBe('');
      break;
    }
    await expect.poll(() => closed).toBe(true);
    expect(metas).toHaveLength(1);
  });
});

describe('settings', () => {
  it.each([
    'http://api.xero.com/practicemanager/3.1',
    'https://user:secret@api.xero.com',
    'https://api.xero.com/?a=b',
    'https://api.xero.com/#a',
    'http://127.0.0.1.evil.test',
    'http://2130706433.evil',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'https://169.254.169.254/latest/meta-data',
    'https://2852039166/',
    'https://0xa9fea9fe/',
    'https://[::ffff:169.254.169.254]/',
    'https://[fd00:ec2::254]/',
    'https://10.0.0.1/',
    'https://metadata.google.internal/',
    'https://api.xero.com@evil.test/',
    'https://api.xero.com.evil.test/',
    'https://evilxero.com/',
    'https://xn--xero-com.test/',
    'api.xero.com',
    '',
  ])('refuses the base URL %j', (baseUrl) => expect(() => checkedBaseUrl(baseUrl)).toThrow(RangeError));

  it.each([
    ['https://api.xero.com/practicemanager/3.1', 'https://api.xero.com/practicemanager/3.1/'],
    ['https://api.xero.com/practicemanager/3.1//', 'https://api.xero.com/practicemanager/3.1/'],
    ['http://localhost:4100', 'http://localhost:4100/'],
    ['http://[::1]:4100/x', 'http://[::1]:4100/x/'],
  ])('takes %s as the base %s', (baseUrl, base) => expect(checkedBaseUrl(baseUrl)).toBe(base));

  it.each(['../x', '/x', '//evil.test', 'a/../../b', 'a b', 'a#b', 'a\\..\\b', 'a/%2e%2e/b'])(
    'refuses the path %j',
    (path) => {
      expect(() => urlBelow('https://api.xero.com/practicemanager/3.1/', path)).toThrow(RangeError);
    },
  );

  it.each([
    { tenantId: 'a\r\nb' },
    { tenantId: '' },
    { timeoutMs: 0 },
    { timeoutMs: Number.NaN },
    { timeoutMs: 1e12 },
  ])('refuses %j', (options) => {
    const settings = {
      baseUrl: server.baseUrl,
      tenantId: TENANT,
      getAccessToken: async () => TOKEN,
      ...options,
    };
    expect(() => createXpmClient(settings)).toThrow(RangeError);
  });
});
