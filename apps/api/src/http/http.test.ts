import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';

import { limitBody } from './body-limit.ts';
import { clientAddress, forwardedAddress } from './client-address.ts';
import { sameOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function serve(app: Hono): Promise<string> {
  const server = createAdaptorServer({ fetch: app.fetch });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  stops.push(() => new Promise((done) => server.close(done)));
  return `http://127.0.0.1:${port}`;
}

describe('sameOrigin', () => {
  const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  const types = [
    undefined,
    'application/json',
    'text/plain',
    'TEXT/PLAIN',
    'multipart/form-data; boundary=x',
  ];
  const ask = (appUrl: string, init: RequestInit & { headers?: Record<string, string> }) => {
    const app = new Hono().use(sameOrigin(appUrl)).all('*', (c) => c.text('done'));
    return app.request('/trpc/timer.stop', init);
  };

  it.each(methods)('refuses a %s of another site whatever its content type', async (method) => {
    for (const type of types) {
      for (const foreign of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: 'https://time.example.evil.example' },
        { origin: 'http://time.example' },
        { origin: 'https://time.example:8443' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      ]) {
        const headers: Record<string, string> = { ...foreign };
        if (type) headers['content-type'] = type;
        expect((await ask('https://time.example', { method, headers })).status).toBe(403);
      }
    }
  });

  it.each([
    {},
    { origin: 'https://time.example' },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
  ])('lets the own page and programs through: %j', async (headers) => {
    expect((await ask('https://time.example', { method: 'POST', headers: { ...headers } })).status).toBe(200);
  });

  it('takes the names of this machine for one another, on the same port only', async () => {
    const from = (origin: string) => ask('http://localhost:3000', { method: 'POST', headers: { origin } });
    expect((await from('http://127.0.0.1:3000')).status).toBe(200);
    expect((await from('http://[::1]:3000')).status).toBe(200);
    expect((await from('http://127.0.0.1:4100')).status).toBe(403);
    expect((await from('https://127.0.0.1:3000')).status).toBe(403);
    expect((await from('http://192.168.1.2:3000')).status).toBe(403);
  });

  it('lets pages of others look, as looking changes nothing', async () => {
    expect((await ask('https://time.example', { headers: { origin: 'https://evil.example' } })).status).toBe(
      200,
    );
  });
});

describe('securityHeaders', () => {
  const app = (https: boolean) =>
    new Hono()
      .use(securityHeaders({ https }))
      .get('/', (c) => c.html('<p>page</p>'))
      .get('/assets/a.js', (c) => c.body('1', 200, { 'cache-control': 'max-age=31536000' }))
      .get('/trpc/x', (c) => c.json({}))
      .get('/broken', () => {
        throw new Error('broken');
      })
      .onError((_, c) => c.text('Something went wrong.', 500));

  it.each(['/', '/assets/a.js', '/trpc/x', '/broken', '/nowhere'])('stand on %s', async (path) => {
    const { headers } = await app(true).request(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}; includeSubDomains/);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it('lets no script run that is not a file of ours', async () => {
    const policy = (await app(true).request('/')).headers.get('content-security-policy') ?? '';
    const scripts = policy.split('; ').filter((part) => part.startsWith('script-src'));
    expect(scripts).toEqual(["script-src 'self'", "script-src-attr 'none'"]);
  });

  it('keep answers about people out of caches, and leave files alone', async () => {
    expect((await app(true).request('/trpc/x')).headers.get('cache-control')).toBe('no-store');
    expect((await app(true).request('/assets/a.js')).headers.get('cache-control')).toBe('max-age=31536000');
  });

  it('ask for https only where it is served', async () => {
    expect((await app(false).request('/')).headers.get('strict-transport-security')).toBeNull();
  });
});

describe('limitBody', () => {
  const app = new Hono().use(limitBody()).post('/', async (c) => c.text(String((await c.req.text()).length)));

  it('refuses more than a mebibyte, with its length told or not', async () => {
    const url = await serve(app);
    expect(await (await fetch(url, { method: 'POST', body: 'x'.repeat(1024 * 1024) })).text()).toBe(
      '1048576',
    );
    expect((await fetch(url, { method: 'POST', body: 'x'.repeat(1024 * 1024 + 1) })).status).toBe(413);
    const stream = new Blob(['x'.repeat(2 * 1024 * 1024)]).stream();
    expect((await fetch(url, { method: 'POST', body: stream, duplex: 'half' })).status).toBe(413);
  });
});

describe('clientAddress', () => {
  it('is the socket’s, whatever a header claims, until a proxy is trusted', async () => {
    const app = (proxies: number) => new Hono().get('/', (c) => c.text(clientAddress(proxies)(c)));
    const headers = { 'x-forwarded-for': '6.6.6.6, 192.0.2.9' };
    expect(await (await fetch(await serve(app(0)), { headers })).text()).toBe('127.0.0.1');
    expect(await (await fetch(await serve(app(1)), { headers })).text()).toBe('192.0.2.9');
  });

  it.each([
    ['6.6.6.6, 192.0.2.1', 1, '192.0.2.1'],
    ['192.0.2.1, 10.0.0.1', 2, '192.0.2.1'],
    ['192.0.2.1', 2, null],
    ['', 1, null],
    ['unknown', 1, null],
    ['::ffff:192.0.2.1', 1, '192.0.2.1'],
    ['2001:db8::1', 1, '2001:db8::1'],
  ])('reads %j behind %i proxies as %j', (header, proxies, address) => {
    expect(forwardedAddress(header, proxies)).toBe(address);
  });
});
