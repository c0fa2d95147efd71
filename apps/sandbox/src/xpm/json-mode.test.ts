import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected, send } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';
import { openJobOf, practiceOf } from './testing.ts';

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const held = () => practiceOf(at);
const openJob = () => openJobOf(at);

describe('JSON mode', () => {
  const read = (path: string, feature: string) => {
    const { tenants } = control().state().identity;
    const headers = {
      authorization: `Bearer ${at.accessToken}`,
      'xero-tenant-id': tenants[0]?.tenantId ?? '',
      accept: 'application/json',
      'xero-features': feature,
    };
    return send(`${at.running.url}/practicemanager/3.1/${path}`, { headers });
  };

  it('answers flat camel-case JSON only when switched on and asked for with the feature header', async () => {
    const feature = 'practice-strict-content-type';
    expect((await read('job.api/current', feature)).text).toContain('<Response');
    control().setSwitch('U-30', 'on');
    expect((await read('job.api/current', '')).text).toContain('<Response');
    const reply = await read('job.api/current', feature);
    expect(reply.headers.get('content-type')).toContain('application/json');
    expect(reply.json().at('status')).toBe('OK');
    expect(reply.json().at('jobs', 0)).toMatchObject({
      id: expect.stringMatching(/^J\d{6}$/),
      client: { uuid: expect.any(String), name: expect.any(String) },
      assigned: [{ uuid: expect.any(String), name: expect.any(String) }],
    });
    expect((await read('client.api/list', feature)).json().at('clients', 0, 'isArchived')).toBe('No');
    control().act({
      act: 'add-time',
      jobNumber: openJob().number,
      staffUuid: held().staff[0]?.uuid,
      note: 'true',
    });
    const times = await read('time.api/list?from=20261101&to=20261130', feature);
    expect(times.json().at('times', 0)).toMatchObject({ minutes: 30, billable: true, note: 'true' });
    const error = await read('job.api/get/none', feature);
    expect(error.json().value).toEqual({ status: 'ERROR', errorDescription: 'Invalid job identifier' });
  });
});
