import { createServer } from 'node:net';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { jobNumber, jobTaskUuid, staffUuid, timeUuid } from '../ids.ts';
import { startLocalServer, xml, type Answer, type LocalServer } from '../testing/local-server.ts';
import { refusal, reply, TIME_XML } from '../testing/samples.ts';
import { testClient, TOKEN } from '../testing/test-client.ts';
import type { Fetch } from '../transport/options.ts';
import { prepareTimeAdd, prepareTimeRemove, prepareTimeUpdate, type WriteReply } from './time-writes.ts';

let server: LocalServer;
beforeAll(async () => {
  server = await startLocalServer();
});
afterAll(async () => server.stop());
beforeEach(() => {
  server.received.length = 0;
});

const UUID = timeUuid('d2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a');
const ENTRY = {
  job: jobNumber('J000412'),
  task: jobTaskUuid('1f0d3e5c-7a6b-4c2d-9e8f-0a1b2c3d4e5f'),
  staff: staffUuid('b7b0c7a1-54a0-4f2e-8d36-0f9a7c1d2e33'),
  date: '2026-11-23',
  minutes: 90,
  note: 'Ledger tidy & VAT ✓',
};
const ADD = prepareTimeAdd(ENTRY);
const ADDED = reply(TIME_XML, 'Add');
const CORRELATION = '00000000-0000-4000-8000-000000000429';

const execute = async (answer: Answer, prepared = ADD): Promise<WriteReply> => {
  server.answer(answer);
  return testClient(server, { timeoutMs: 2000 }).xpm.time.execute(prepared);
};
const destroyed: Answer = (response) => response.destroy();
const json =
  (status: number, detail: string): Answer =>
  (response) =>
    response
      .writeHead(status, { 'xero-correlation-id': CORRELATION })
      .end(JSON.stringify({ Detail: detail }));

describe('prepared requests', () => {
  it('are the same bytes for the same entry, frozen, and survive storage', () => {
    expect(prepareTimeAdd(ENTRY)).toEqual(ADD);
    expect(Object.isFrozen(ADD)).toBe(true);
    expect(JSON.parse(JSON.stringify(ADD))).toEqual(ADD);
    expect(prepareTimeUpdate(UUID, ENTRY)).toMatchObject({ method: 'PUT', path: 'time.api/update' });
    expect(prepareTimeRemove(UUID)).toEqual({
      method: 'DELETE',
      path: `time.api/delete/${UUID}`,
      body: null,
    });
  });

  it('arrive exactly as they stand', async () => {
    await execute(xml(ADDED));
    expect(server.received).toMatchObject([
      {
        method: 'POST',
        url: '/practicemanager/3.1/time.api/add',
        body: ADD.body,
        headers: { 'content-type': 'text/xml; charset=utf-8', authorization: `Bearer ${TOKEN}` },
      },
    ]);
  });

  it.each([
    { method: 'POST', path: 'job.api/delete', body: '<Job/>' },
    { method: 'GET', path: 'time.api/add', body: null },
    { method: 'DELETE', path: 'time.api/delete', body: null },
    { method: 'DELETE', path: 'time.api/delete/../../job.api', body: null },
    { method: 'POST', path: '//evil.test/time.api/add', body: null },
  ] as const)(
    'are refused unsent when they are no write of a time entry: $method $path',
    async (prepared) => {
      await expect(testClient(server).xpm.time.execute(prepared)).rejects.toThrow(RangeError);
      expect(server.received).toEqual([]);
    },
  );
});

describe('execute', () => {
  it('gives the echo of what was applied, for the caller to compare', async () => {
    const changed = ADDED.replace('<Minutes>90', '<Minutes>60');
    expect(await execute(xml(changed, 200, { 'xero-correlation-id': CORRELATION }))).toMatchObject({
      class: 'applied',
      status: 200,
      correlationId: CORRELATION,
      time: { uuid: UUID, minutes: 60, job: 'J000412' },
    });
  });

  it('takes a bare OK as enough for a removal and for nothing else', async () => {
    const ok = xml('<Response><Status>OK</Status></Response>');
    expect(await execute(ok, prepareTimeRemove(UUID))).toMatchObject({ class: 'applied', time: null });
    expect(await execute(ok)).toMatchObject({ class: 'unknown', why: 'unreadable' });
    expect(await execute(ok, prepareTimeUpdate(UUID, ENTRY))).toMatchObject({
      class: 'unknown',
      why: 'unreadable',
    });
  });

  it.each<[string, Answer, object]>([
    [
      'an envelope that says no',
      xml(refusal('Invalid task identifier')),
      { kind: 'refused', sentence: 'Invalid task identifier', status: 200 },
    ],
    [
      'a 400 with an envelope',
      xml(refusal('Not in expected format'), 400),
      { kind: 'refused', sentence: 'Not in expected format' },
    ],
    [
      'an expired token',
      json(401, 'TokenExpired: token expired'),
      { kind: 'unauthorised', sentence: 'TokenExpired: token expired', correlationId: CORRELATION },
    ],
    ['another tenant', json(403, 'AuthenticationUnsuccessful'), { kind: 'unauthorised', status: 403 }],
    [
      'a missing path',
      (response) => response.writeHead(404).end('Not here'),
      { kind: 'refused', sentence: null, status: 404 },
    ],
    [
      'an empty 429',
      (response) => response.writeHead(429, { 'retry-after': '22', 'x-rate-limit-problem': 'minute' }).end(),
      { kind: 'throttled', retryAfterMs: 22_000, status: 429 },
    ],
    [
      'a 429 whose body is cut',
      (response) => {
        response.writeHead(429, { 'content-length': '10' }).write('x');
        setTimeout(() => response.destroy(), 20);
      },
      { kind: 'throttled', retryAfterMs: null },
    ],
    [
      'a redirect',
      (response) => response.writeHead(307, { location: `${server.baseUrl}/time.api/add` }).end(),
      { kind: 'unavailable', status: 307 },
    ],
  ])('knows that %s changed nothing', async (_what, answer, expected) => {
    expect(await execute(answer)).toMatchObject({ class: 'not_applied', ...expected });
    expect(server.received).toHaveLength(1);
  });

  it.each<[string, Answer, object]>([
    ['an HTML page', xml('<html><body>Signed out</body></html>'), { why: 'unreadable', status: 200 }],
    ['an empty 200', (response) => response.writeHead(200).end(), { why: 'unreadable', excerpt: '' }],
    ['a 204', (response) => response.writeHead(204).end(), { why: 'unreadable', status: 204 }],
    ['an XML that ends early', xml(ADDED.slice(0, -5)), { why: 'unreadable' }],
    [
      'an XML cut off after its content length was told',
      (response) => {
        response
          .writeHead(200, { 'content-type': 'text/xml', 'content-length': String(ADDED.length + 50) })
          .write(ADDED);
        setTimeout(() => response.destroy(), 20);
      },
      { why: 'interrupted', status: 200 },
    ],
    ['a UUID cut short', xml(ADDED.replace(UUID, UUID.slice(0, 8))), { why: 'unreadable' }],
    ['no UUID', xml(ADDED.replace(`<UUID>${UUID}</UUID>`, '')), { why: 'unreadable' }],
    ['JSON', xml('{"status":"OK"}'), { why: 'unreadable' }],
    ['a success that goes on and on', xml(ADDED + ' '.repeat(3_000_000)), { why: 'unreadable' }],
    [
      'an echo of more text than any note',
      xml(ADDED.replace('VAT', 'x'.repeat(1_100_000))),
      { why: 'unreadable' },
    ],
    [
      'the wrong charset',
      (response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(Buffer.from(ADDED, 'latin1')),
      { why: 'unreadable' },
    ],
    ['a 408', xml(refusal('x'), 408), { why: 'server_error' }],
    ['a 500 with an envelope', xml(refusal('x'), 500), { why: 'server_error', status: 500 }],
    ['a 502', xml('<html></html>', 502), { why: 'server_error' }],
    ['a 503', json(503, 'ServiceNotAvailable'), { why: 'server_error', status: 503 }],
    ['a 504 with a success in it', xml(ADDED, 504), { why: 'server_error' }],
    ['a dropped connection', destroyed, { why: 'interrupted', status: null }],
  ])('does not pretend to know after %s', async (_what, answer, expected) => {
    expect(await execute(answer)).toMatchObject({ class: 'unknown', ...expected });
    expect(server.received).toHaveLength(1);
  });

  it.each([200, 301, 401, 404, 407, 408, 409, 425, 429, 500, 503])(
    'sends once whatever comes back: %d',
    async (status) => {
      const headers = { 'retry-after': '0', 'www-authenticate': 'Basic', 'proxy-authenticate': 'Basic' };
      await execute((response) => response.writeHead(status, headers).end());
      expect(server.received).toHaveLength(1);
    },
  );

  it('takes the platform’s one repeat of a misdirected request, which no server has processed, for no proof', async () => {
    expect(await execute((response) => response.writeHead(421).end())).toMatchObject({
      class: 'unknown',
      status: 421,
    });
    expect(server.received).toHaveLength(2);
  });

  it('does not pretend to know when the answer takes too long, and hangs up', async () => {
    let closed = false;
    server.answer((response) => {
      response.on('close', () => {
        closed = true;
      });
    });
    const { xpm, metas } = testClient(server, { timeoutMs: 60 });
    expect(await xpm.time.execute(ADD)).toMatchObject({ class: 'unknown', why: 'timed_out', status: null });
    await expect.poll(() => closed).toBe(true);
    expect(metas).toMatchObject([{ status: null, path: 'time.api/add' }]);
  });

  it('does not pretend to know when the answer drips past the deadline', async () => {
    const drip: Answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      const timer = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(timer));
    };
    server.answer(drip);
    const { xpm } = testClient(server, { timeoutMs: 80 });
    expect(await xpm.time.execute(ADD)).toMatchObject({ class: 'unknown', why: 'timed_out', status: 200 });
  });

  it('knows that a refused connection, an unknown host and a failed TLS handshake sent nothing', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    if (address === null || typeof address === 'string') throw new Error('No port');
    await new Promise((resolve) => closed.close(resolve));
    const nowhere: Fetch = (url, init) => fetch(url.replace('127.0.0.1', 'practice-manager.invalid'), init);
    for (const { xpm } of [
      testClient({ baseUrl: `http://127.0.0.1:${address.port}` }),
      testClient(server, { fetch: nowhere }),
      testClient({ baseUrl: server.baseUrl.replace('http:', 'https:') }),
    ]) {
      expect(await xpm.time.execute(ADD)).toMatchObject({
        class: 'not_applied',
        kind: 'unavailable',
        status: null,
        excerpt: '',
      });
    }
    expect(server.received).toEqual([]);
  });

  it.each([
    ['no token', async (): Promise<string> => Promise.reject(new Error('no token'))],
    ['a token that is no token', async () => 'abc\r\nx-evil: 1'],
    ['a token that never comes', async () => new Promise<string>(() => undefined)],
  ])('sends nothing when there is %s', async (_what, getAccessToken) => {
    const { xpm } = testClient(server, { getAccessToken, timeoutMs: 60 });
    expect(await xpm.time.execute(ADD)).toMatchObject({ class: 'not_applied', kind: 'unavailable' });
    expect(server.received).toEqual([]);
  });

  it('keeps an excerpt for support without the secrets in it', async () => {
    const answer = xml(
      `<html>Bearer ${TOKEN} eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln ${'padding '.repeat(2000)}</html>`,
    );
    const { excerpt } = await execute(answer);
    expect(excerpt).toMatch(/^<html>\*\*\* \*\*\* padding/);
    expect(excerpt.length).toBeLessThanOrEqual(2000);
    expect(excerpt).not.toContain(TOKEN);
  });

  it('is never applied by a reply cut at any byte', async () => {
    const bytes = Buffer.from(ADDED);
    let cut = 0;
    server.answer((response) => {
      response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(bytes.subarray(0, cut));
    });
    const { xpm } = testClient(server);
    for (cut = 0; cut < bytes.length; cut += 1)
      expect(await xpm.time.execute(ADD)).toMatchObject({ class: 'unknown', why: 'unreadable' });
    expect(await xpm.time.execute(ADD)).toMatchObject({ class: 'applied' });
  });
});
