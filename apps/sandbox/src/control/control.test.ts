import { request } from 'node:http';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected, send } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.running.close());

const post = (path: string, body: unknown) =>
  send(`${at.running.url}/__sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const state = async () => (await send(`${at.running.url}/__sandbox/state`)).json();

describe('the control interface', () => {
  it('resets to a profile and a seed, the same one every time', async () => {
    await post('reset', { profile: 'tiny', seed: 3 });
    const first = (await state()).at('xpm', 'jobs');
    await post('reset', { profile: 'demo', seed: 3 });
    await post('reset', { profile: 'tiny', seed: 3 });
    expect((await state()).at('xpm', 'jobs')).toEqual(first);
    await post('reset', { profile: 'tiny', seed: 4 });
    expect((await state()).at('xpm', 'jobs')).not.toEqual(first);
    expect((await at.xpm('GET', 'staff.api/list')).status).toBe(401);
  });

  it('keeps the app connected over a reset when asked to', async () => {
    await post('reset', { profile: 'demo', seed: 1, keepConnections: true });
    expect((await at.xpm('GET', 'staff.api/list')).status).toBe(200);
  });

  it('lists every remote call with tenant, status and body, and no secret', async () => {
    await at.xpm('POST', 'client.api/add', '<Client><Name>Logged</Name></Client>');
    const reply = await send(`${at.running.url}/__sandbox/calls`);
    const calls = reply.json().at('calls');
    expect(Array.isArray(calls) ? calls.at(-1) : null).toMatchObject({
      method: 'POST',
      path: '/practicemanager/3.1/client.api/add',
      status: 200,
      body: '<Client><Name>Logged</Name></Client>',
    });
    expect(reply.text).not.toContain(at.accessToken);
    expect(reply.text).toContain('grant_type=authorization_code');
    expect(reply.text).not.toContain('code=');
  });

  it('moves its clock to an instant and by a span', async () => {
    await post('clock', { now: '2027-01-15T00:00:00Z' });
    const reply = await post('clock', { advanceMs: 3_600_000 });
    expect(String(reply.json().at('now'))).toMatch(/^2027-01-15T01:00:0/);
  });

  it('takes fault rules, shows what is left of them and refuses nonsense', async () => {
    const rules = [{ path: '/practicemanager', kind: 'html-200', count: 2 }];
    expect((await post('faults', { rules })).json().at('rules', 0, 'left')).toBe(2);
    await at.xpm('GET', 'staff.api/list');
    expect((await send(`${at.running.url}/__sandbox/faults`)).json().at('rules', 0, 'left')).toBe(1);
    expect((await post('faults', { rules: [{ path: '/', kind: 'explode' }] })).status).toBe(400);
    expect((await post('faults', { rules: [{ path: '(', kind: '500' }] })).status).toBe(400);
  });

  it('does what people do and says it, or says why not', async () => {
    const job = (await state()).at('xpm', 'jobs', 0, 'number');
    const reply = await post('people', { act: 'hold-job', jobNumber: job });
    expect(reply.json().at('sentence')).toBe(`Job ${String(job)} is now On Hold.`);
    expect((await post('people', { act: 'hold-job', jobNumber: 'none' })).json().at('error')).toBe(
      'There is no job none.',
    );
    expect((await post('people', { act: 'fly' })).status).toBe(400);
  });

  it('copies a time entry as a twin, edits and deletes entries', async () => {
    const control = at.running.sandbox.control;
    const { jobs, staff } = control.state().xpm;
    const times = () => control.state().xpm.times;
    await post('people', {
      act: 'add-time',
      jobNumber: jobs[0]?.number,
      staffUuid: staff[0]?.uuid,
      minutes: 12,
      note: 'n',
    });
    await post('people', { act: 'add-time', copyOf: times()[0]?.uuid });
    expect(times()).toHaveLength(2);
    expect(times()[1]).toMatchObject({ minutes: 12, note: 'n' });
    await post('people', { act: 'edit-time', timeUuid: times()[1]?.uuid, minutes: 18 });
    await post('people', { act: 'delete-time', timeUuid: times()[0]?.uuid });
    expect(times()).toMatchObject([{ minutes: 18 }]);
  });

  it('removes connections like a person in Xero does', async () => {
    await post('people', { act: 'remove-connection' });
    expect((await at.xpm('GET', 'staff.api/list')).status).toBe(403);
  });

  it('sets switches it has and refuses others', async () => {
    const reply = await post('switches', { switches: { 'U-25': 'hidden' } });
    expect(reply.status).toBe(200);
    expect((await post('switches', { switches: { 'U-25': 'perhaps' } })).json().at('error')).toBe(
      'U-25 takes one of: listed, hidden.',
    );
    expect((await post('switches', { switches: { 'U-99': 'x' } })).status).toBe(400);
  });

  it('lists the sentences XPM answers with, each with its evidence', async () => {
    const rules = (await send(`${at.running.url}/__sandbox/rules/xpm`)).json();
    expect(rules.at('rules', 0)).toEqual({
      id: 'missingElement',
      sentence: 'Message not in expected format. The following required element was missing - {}',
      evidence: '[V2]',
      where: 'any body without a required element (U-04)',
    });
  });

  it('answers a foreign host name or page with 403, so that no web page reaches it', async () => {
    expect(await statusWithHost('evil.example')).toBe(403);
    const foreign = {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: '{"profile":"demo"}',
    };
    expect((await send(`${at.running.url}/__sandbox/reset`, foreign)).status).toBe(403);
    expect(await statusWithHost(`localhost:${at.running.port}`)).toBe(200);
  });
});

function statusWithHost(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${at.running.url}/__sandbox/state`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end();
  });
}
