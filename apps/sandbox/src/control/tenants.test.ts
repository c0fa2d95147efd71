import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected, consent, exchange, send } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const post = (path: string, body: unknown) =>
  send(`${at.running.url}/__sandbox/${path}`, { method: 'POST', body: JSON.stringify(body) });
const act = (body: object) => post('people', body);
const statuses = async () => [
  (await at.xpm('GET', 'staff.api/list')).status,
  (await at.xero('GET Organisation')).status,
];

describe('what people do to tenants', () => {
  it.each([
    ['xpm', [403, 200]],
    ['ledger', [200, 403]],
  ])('removes the connection of kind %s only', async (kind, wanted) => {
    const reply = await act({ act: 'remove-connection', kind });
    expect(reply.json().at('sentence')).toBe('Removed 1 connection.');
    expect(await statuses()).toEqual(wanted);
  });

  it('removes the connection of a tenant, or all, and refuses a kind there is not', async () => {
    const [practice] = control().state().identity.tenants;
    await act({ act: 'remove-connection', tenantId: practice?.tenantId.toUpperCase() });
    expect(await statuses()).toEqual([403, 200]);
    expect((await act({ act: 'remove-connection', kind: 'other' })).json().at('error')).toBe(
      'kind is xpm or ledger, not other.',
    );
    expect((await act({ act: 'remove-connection', tenantId: 'none' })).status).toBe(400);
    await act({ act: 'remove-connection' });
    expect(await statuses()).toEqual([403, 403]);
  });

  it('takes a tenant offline and brings it back', async () => {
    await act({ act: 'take-offline', kind: 'ledger' });
    expect(await statuses()).toEqual([200, 503]);
    expect((await at.xero('GET Organisation')).text).toBe('The Organisation is offline');
    await act({ act: 'bring-online', kind: 'ledger' });
    expect(await statuses()).toEqual([200, 200]);
  });

  it('adds an organisation that can be chosen instead, holds nothing and stays offline', async () => {
    await act({ act: 'add-tenant', kind: 'ledger', name: 'Other Limited' });
    const other = control().state().identity.tenants.at(-1)?.tenantId ?? '';
    const code = await consent(at.running.url, { tenant: other, chosen: '1' });
    const token = String((await exchange(at.running.url, code)).at('access_token'));
    const headers = { authorization: `Bearer ${token}`, 'xero-tenant-id': other };
    const rows = await send(`${at.running.url}/connections`, { headers });
    expect(rows.text).toContain('Other Limited');
    const call = await send(`${at.running.url}/api.xro/2.0/Organisation`, { headers });
    expect([call.status, call.text]).toEqual([503, 'The Organisation is offline']);
    expect((await act({ act: 'bring-online', tenantId: other })).status).toBe(400);
  });

  it('refuses an unknown parameter of the list of connections loudly', async () => {
    const headers = { authorization: `Bearer ${at.accessToken}` };
    expect((await send(`${at.running.url}/connections?colour=red`, { headers })).status).toBe(501);
    expect(control().calls().at(-1)?.note).toContain('colour');
  });
});

describe('quotas and counts', () => {
  const limits = async () => (await send(`${at.running.url}/__sandbox/limits`)).json();

  it('share one minute limit of the app over all tenants', async () => {
    await post('limits', { appMinute: 3 });
    await statuses();
    await at.xpm('GET', 'staff.api/list');
    const refused = await at.xero('GET Organisation');
    expect([refused.status, refused.headers.get('x-rate-limit-problem')]).toEqual([429, 'appminute']);
    expect(refused.headers.get('x-appminlimit-remaining')).toBe('0');
    expect(refused.headers.get('x-minlimit-remaining')).toBe('59');
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect((await statuses()).join()).toBe('429,429');
    control().advance(wait * 1000);
    expect(await statuses()).toEqual([200, 200]);
  });

  it('name what is left per tenant and for the app, in state, limits and headers alike', async () => {
    await statuses();
    await at.xero('GET Organisation');
    const { app, tenants } = control().state().identity;
    expect(app.remaining).toEqual({ appMinute: 9997 });
    expect(tenants.map(({ remaining }) => remaining)).toEqual([
      { minute: 59, day: 4999, inFlight: 0 },
      { minute: 58, day: 4998, inFlight: 0 },
    ]);
    expect((await limits()).value).toMatchObject({
      sizes: { concurrent: 5, minute: 60, day: 5000, appMinute: 10_000 },
      app: { remaining: { appMinute: 9997 } },
      tenants: [{ remaining: { minute: 59 } }, { remaining: { minute: 58 } }],
    });
  });

  it('can be made small and are whole again after a reset; nonsense is refused', async () => {
    await post('limits', { minute: 1, concurrent: 2 });
    expect(await statuses()).toEqual([200, 200]);
    expect(await statuses()).toEqual([429, 429]);
    expect((await post('limits', { minute: -1 })).status).toBe(400);
    control().reset({ keepConnections: true });
    expect((await limits()).at('sizes', 'minute')).toBe(60);
  });

  it('count calls, reads, writes, refusals and bytes per tenant and for the app', async () => {
    await statuses();
    const made = await at.xero('PUT Contacts', { Name: 'Counted Ltd' });
    await post('limits', { minute: 0 });
    await at.xpm('GET', 'staff.api/list');
    const counts = (await send(`${at.running.url}/__sandbox/calls`)).json();
    const [practice, organisation] = control()
      .state()
      .identity.tenants.map(({ tenantId }) => tenantId);
    expect(counts.at('counts', 'tenants', practice ?? '')).toMatchObject({
      calls: 2,
      reads: 2,
      writes: 0,
      refused429: 1,
    });
    expect(counts.at('counts', 'tenants', organisation ?? '')).toMatchObject({
      calls: 2,
      reads: 1,
      writes: 1,
      answerBytes: { writes: made.text.length },
    });
    expect(counts.at('counts', 'app', 'calls')).toBe(counts.at('total'));
  });
});
