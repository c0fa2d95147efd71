import { request } from 'node:http';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected, tokenCall } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';
import type { FaultRule } from './fault-rule.ts';
import { createFaults } from './faults.ts';

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const faults = (...rules: FaultRule[]) => control().setFaults(rules);
const clients = () => control().state().xpm.clients.length;
const addClient = () => at.xpm('POST', 'client.api/add', '<Client><Name>Added</Name></Client>');
const path = '/practicemanager';

describe('faults', () => {
  it('cut the connection before the call takes effect', async () => {
    faults({ path, kind: 'drop-before', count: 1 });
    await expect(addClient()).rejects.toThrow('fetch failed');
    expect(clients()).toBe(3);
    expect(control().calls().at(-1)).toMatchObject({ status: null, fault: 'drop-before' });
    expect((await addClient()).status).toBe(200);
  });

  it('lose the answer after the call took effect', async () => {
    faults({ path, kind: 'drop-after', count: 1 });
    await expect(addClient()).rejects.toThrow('fetch failed');
    expect(clients()).toBe(4);
  });

  it('cut the answer at any byte after its headers went out', async () => {
    faults({ path, kind: 'drop-after', count: 1, atByte: 20 });
    const seen = await partial();
    expect(seen).toMatchObject({ status: 200, text: '<Response api-method', broken: true });
  });

  it('fail before the work or after it', async () => {
    faults({ path, kind: '500', count: 1 });
    expect((await addClient()).status).toBe(500);
    expect(clients()).toBe(3);
    faults({ path, kind: '500-after', count: 1 });
    expect((await addClient()).status).toBe(500);
    expect(clients()).toBe(4);
  });

  it.each([
    ['429-minute', 'minute', '22'],
    ['429-day', 'day', '40000'],
    ['429-concurrent', 'concurrent', null],
  ] as const)('report %s in the headers of an empty answer', async (kind, problem, retryAfter) => {
    faults({ path, kind, count: 1 });
    const reply = await addClient();
    expect([reply.status, reply.text]).toEqual([429, '']);
    expect(reply.headers.get('x-rate-limit-problem')).toBe(problem);
    expect(reply.headers.get('retry-after')).toBe(retryAfter);
    expect(reply.headers.get('x-daylimit-remaining')).toBe('5000');
  });

  it('damage, cut or replace an answer', async () => {
    faults({ path, kind: 'malformed', count: 1 });
    expect((await addClient()).text).toContain('</Statu>');
    faults({ path, kind: 'truncated', count: 1, atByte: 10 });
    expect((await addClient()).text).toBe('<Response ');
    faults({ path, kind: 'html-200', count: 1 });
    const page = await addClient();
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(clients()).toBe(5);
    faults({ path, kind: '503', count: 1 });
    expect((await addClient()).status).toBe(503);
    expect(clients()).toBe(5);
  });

  it('slow an answer down', async () => {
    faults({ path, kind: 'delay', delayMs: 120, count: 1 });
    const before = performance.now();
    await addClient();
    expect(performance.now() - before).toBeGreaterThanOrEqual(115);
  });

  it('expire the token for good, and a refresh brings a new one', async () => {
    faults({ path, kind: 'token-expired', count: 1 });
    const reply = await addClient();
    expect([reply.status, String(reply.json().at('Detail')).startsWith('TokenExpired')]).toEqual([401, true]);
    expect((await addClient()).status).toBe(401);
    const fresh = await tokenCall(at.running.url, {
      grant_type: 'refresh_token',
      refresh_token: at.refreshToken,
    });
    expect(fresh.status).toBe(200);
  });

  it('take the consent back: the call is refused and so is a refresh', async () => {
    faults({ path, kind: 'revoked', count: 1 });
    expect((await addClient()).status).toBe(403);
    const fresh = await tokenCall(at.running.url, {
      grant_type: 'refresh_token',
      refresh_token: at.refreshToken,
    });
    expect(fresh.json().value).toEqual({ error: 'invalid_grant' });
  });
});

describe('fault rules', () => {
  const taken = (rules: FaultRule[], calls: [string, string][]) => {
    const made = createFaults();
    made.set(rules);
    return calls.map(([method, target]) => made.take(method, target)?.kind ?? null);
  };

  it('match a prefix, a pattern over the query and a method, as often as they count', () => {
    expect(
      taken(
        [{ path: '/connect', kind: '500', count: 1 }],
        [
          ['POST', '/connect/token'],
          ['POST', '/connect/token'],
        ],
      ),
    ).toEqual(['500', null]);
    expect(
      taken(
        [{ path: 'time\\.api/list\\?from=2026', kind: '503' }],
        [
          ['GET', '/practicemanager/3.1/time.api/list?from=20261101'],
          ['GET', '/practicemanager/3.1/time.api/list?from=20251101'],
        ],
      ),
    ).toEqual(['503', null]);
    expect(
      taken(
        [{ path: '/', method: 'put', kind: '503' }],
        [
          ['GET', '/x'],
          ['PUT', '/x'],
        ],
      ),
    ).toEqual([null, '503']);
  });

  it('let the first calls pass with skip', () => {
    expect(
      taken(
        [{ path: '/', kind: '500', skip: 2, count: 1 }],
        [
          ['GET', '/'],
          ['GET', '/'],
          ['GET', '/'],
          ['GET', '/'],
        ],
      ),
    ).toEqual([null, null, '500', null]);
  });

  it('draw the same calls from the same seed', () => {
    const draw = (seed: number) =>
      taken(
        [{ path: '/', kind: '500', probability: 0.5, seed }],
        Array.from({ length: 40 }, () => ['GET', '/'] as [string, string]),
      );
    expect(draw(4)).toEqual(draw(4));
    expect(draw(4)).not.toEqual(draw(5));
    expect(draw(4)).toContain('500');
    expect(draw(4)).toContain(null);
  });
});

/** Reads an answer with node:http, which hands over what came before the cut. */
function partial(): Promise<{ status: number | undefined; text: string; broken: boolean }> {
  const [practice] = control().state().identity.tenants;
  return new Promise((resolve, reject) => {
    const sent = request(
      `${at.running.url}${path}/3.1/staff.api/list`,
      { headers: { authorization: `Bearer ${at.accessToken}`, 'xero-tenant-id': practice?.tenantId } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on('error', () => undefined);
        response.on('close', () =>
          resolve({ status: response.statusCode, text, broken: !response.complete }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}
