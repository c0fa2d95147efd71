import { afterEach, describe, expect, it } from 'vitest';

import { allScopes, connected, send } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';

let at: Connected;
afterEach(() => at.running.close());

const staff = () => at.xpm('GET', 'staff.api/list');

describe('limits', () => {
  it('refuses the sixty-first call of a minute with an empty 429 until the minute is over', async () => {
    at = await connected();
    for (let call = 0; call < 60; call += 1) await staff();
    const refused = await staff();
    expect([refused.status, refused.text, refused.headers.get('content-type')]).toEqual([429, '', null]);
    expect(refused.headers.get('x-rate-limit-problem')).toBe('minute');
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(refused.headers.get('x-minlimit-remaining')).toBe('0');
    at.running.sandbox.control.advance(wait * 1000);
    expect((await staff()).status).toBe(200);
  });

  it('counts XPM and Xero apart and shows what is left on every answer', async () => {
    at = await connected();
    const first = await staff();
    const second = await at.xero('GET Organisation');
    expect(first.headers.get('x-minlimit-remaining')).toBe('59');
    expect(second.headers.get('x-minlimit-remaining')).toBe('59');
    expect(second.headers.get('x-daylimit-remaining')).toBe('4999');
    expect(second.headers.get('x-appminlimit-remaining')).toBe('9998');
  });

  it('refuses calls beyond the day with the seconds to its end', async () => {
    at = await connected({ dayLimit: 2 });
    await staff();
    await staff();
    const refused = await staff();
    expect([refused.status, refused.headers.get('x-rate-limit-problem')]).toEqual([429, 'day']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(80_000);
  });

  it('refuses a sixth call in flight without a retry-after', async () => {
    at = await connected();
    at.running.sandbox.control.setFaults([{ path: '/practicemanager', kind: 'delay', delayMs: 300 }]);
    const replies = await Promise.all(Array.from({ length: 6 }, staff));
    const refused = replies.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.headers.get('x-rate-limit-problem')).toBe('concurrent');
    expect(refused[0]?.headers.get('retry-after')).toBeNull();
  });
});

describe('who may call', () => {
  it('answers 401 without counters to a wrong token and 403 with the app counter to a wrong tenant', async () => {
    at = await connected();
    const url = `${at.running.url}/practicemanager/3.1/staff.api/list`;
    const wrong = await send(url, { headers: { authorization: 'Bearer nonsense' } });
    expect([wrong.status, wrong.json().at('Detail')]).toEqual([401, 'AuthenticationUnsuccessful']);
    expect(wrong.headers.get('x-appminlimit-remaining')).toBeNull();
    const foreign = await send(url, { headers: { authorization: `Bearer ${at.accessToken}` } });
    expect([foreign.status, foreign.json().at('Title')]).toEqual([403, 'Forbidden']);
    expect(foreign.headers.get('x-appminlimit-remaining')).toBe('10000');
    expect(foreign.headers.get('x-minlimit-remaining')).toBeNull();
  });

  it('lets a read scope read and refuses to let it write', async () => {
    at = await connected({}, 'practicemanager.time.read accounting.contacts.read');
    expect((await at.xpm('GET', 'time.api/list?from=20261101&to=20261130')).status).toBe(200);
    const write = await at.xpm('POST', 'time.api/add', '<Timesheet />');
    expect([write.status, write.json().at('Detail')]).toEqual([401, 'AuthorizationUnsuccessful']);
    expect((await staff()).status).toBe(401);
    expect((await at.xero('PUT Contacts', { Name: 'x' })).status).toBe(401);
  });

  it('answers 403 to a practice tenant at the Accounting API', async () => {
    at = await connected({}, allScopes);
    const [practice] = at.running.sandbox.control.state().identity.tenants;
    const reply = await at.xero('GET Organisation', undefined, {
      'xero-tenant-id': practice?.tenantId ?? '',
    });
    expect(reply.status).toBe(403);
  });
});
