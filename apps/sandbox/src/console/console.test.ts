import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected, send } from '../testing/connected.ts';
import type { Connected, Reply } from '../testing/connected.ts';
import { pages } from './pages.ts';

const hostile = `<img src=x onerror="alert('1')"> & Söhne `;

let at: Connected;
beforeEach(async () => {
  at = await connected({ appUrl: 'http://localhost:3123/' });
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const state = () => control().state();
const get = (path: string) => send(`${at.running.url}${path}`);
const act = (verb: string, fields: Readonly<Record<string, string>> = {}) =>
  send(`${at.running.url}/do/${verb}`, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(fields),
  });
const said = (reply: Reply): unknown => reply.json().at('sentence');

describe('every page of the console', () => {
  it.each(pages.map(({ path, title }) => ({ path, title })))(
    'is served at $path with a strict policy, one heading, and no script or style inside',
    async ({ path, title }) => {
      const page = await get(path);
      expect(page.status).toBe(200);
      expect(page.headers.get('content-security-policy')).toMatch(
        /default-src 'none'; style-src 'self'; script-src 'self'/,
      );
      expect(page.text.match(/<h1>/g)).toHaveLength(1);
      expect(page.text).toContain(`<title>${title.replace('&', '&#38;')} · Sandbox</title>`);
      expect(page.text).not.toMatch(/<style|\son\w+=|\sstyle=|<script(?! src="\/console\.js")/);
    },
  );

  it('shows hostile names as text, wherever they stand', async () => {
    const { clients, jobs, staff } = state().xpm;
    control().act({ act: 'rename-client', clientUuid: clients[0]?.uuid, name: hostile });
    control().act({ act: 'edit-job', jobNumber: jobs[0]?.number, name: hostile, clientOrderNumber: hostile });
    control().act({ act: 'add-contact', name: hostile });
    control().act({ act: 'add-time', jobNumber: jobs[0]?.number, staffUuid: staff[0]?.uuid, note: hostile });
    await at.xpm('POST', 'client.api/add', hostile);
    const lists = ['/xpm?part=clients', '/xpm?part=jobs', '/xpm?part=times', '/xero?part=contacts'];
    for (const path of [
      ...lists,
      ...pages.map((page) => page.path),
      `/calls?q=${encodeURIComponent(hostile)}`,
    ]) {
      expect((await get(path)).text, path).not.toContain('<img src=x');
    }
    for (const path of [...lists, '/calls', '/people']) {
      expect((await get(path)).text, path).toContain('&#60;img src=x');
    }
  });

  it('is closed to pages of other sites', async () => {
    const foreign = { method: 'POST', headers: { origin: 'https://evil.example' }, body: 'sure=true' };
    expect((await send(`${at.running.url}/do/reset`, foreign)).status).toBe(403);
  });
});

describe('the books', () => {
  it('mark outer blanks, so that two names that look alike can be told apart', async () => {
    const [client] = state().xpm.clients;
    control().act({ act: 'rename-client', clientUuid: client?.uuid, name: 'Kōwhai Ltd ' });
    expect((await get('/xpm?part=clients')).text).toMatch(
      /Kōwhai Ltd<span[^>]*aria-label="one blank"[^>]*>␣</,
    );
  });

  it('show who worked when on what, with the marker apart from the note', async () => {
    const { jobs, staff } = state().xpm;
    control().act({
      act: 'add-time',
      jobNumber: jobs[0]?.number,
      staffUuid: staff[1]?.uuid,
      minutes: 66,
      note: 'Rang the client #ABCDEFGH1',
    });
    const { text } = await get('/xpm?part=times');
    expect(text).toContain(staff[1]?.name);
    expect(text).toContain('>1:06</td>');
    expect(text).toContain('Rang the client <span class="mono soft">#ABCDEFGH1</span>');
  });

  it('find a row by any of its words and say when nothing fits', async () => {
    const [first, second] = state().xpm.jobs;
    const found = (await get(`/xpm?part=jobs&q=${first?.number.toLowerCase()}`)).text;
    expect(found).toContain(`>${first?.number}</td>`);
    expect(found).not.toContain(`>${second?.number}</td>`);
    expect((await get('/xpm?part=jobs&q=%3Cnothing%3E')).text).toContain(
      'Nothing here holds “&#60;nothing&#62;”.',
    );
  });
});

describe('the forms', () => {
  it('do an act with what was picked by its label, and say the sentence', async () => {
    const [job] = state().xpm.jobs;
    const label = `${job?.number} · ${job?.name} · ${job?.clientName}`;
    const reply = await act('people', { act: 'hold-job', jobNumber: label });
    expect(said(reply)).toBe(`Job ${job?.number} is now On Hold.`);
    expect(said(await act('people', { act: 'hold-job', jobNumber: 'none' }))).toBe('There is no job none.');
    expect((await act('people', { act: 'hold-job' })).status).toBe(400);
  });

  it('put trouble in force, the newest first, and end it one by one', async () => {
    await act('preset', { preset: 'xpm-down' });
    await act('fault', { path: '/practicemanager/3.1/staff.api', kind: 'html-200', count: '2' });
    expect(state().faults.map(({ rule }) => rule.kind)).toEqual(['html-200', '503']);
    expect((await at.xpm('GET', 'staff.api/list')).text).toContain('<html');
    expect((await get('/trouble')).text).toContain('1 more time.');
    await act('fault-end', { index: '1' });
    expect(state().faults).toMatchObject([{ rule: { kind: 'html-200' }, left: 1 }]);
    await act('faults-clear');
    expect(state().faults).toEqual([]);
  });

  it('refuse a rule that is none, with the value that does not fit', async () => {
    const reply = await act('fault', { path: '/practicemanager', kind: '503', count: 'many' });
    expect(reply.status).toBe(400);
    expect(String(said(reply))).toMatch(/^count: /);
    expect(state().faults).toEqual([]);
  });

  it('end an outage of ten minutes when the sandbox clock has passed them', async () => {
    await act('preset', { preset: 'xpm-down' });
    expect((await at.xpm('GET', 'staff.api/list')).status).toBe(503);
    control().advance(9 * 60_000);
    expect((await at.xpm('GET', 'staff.api/list')).status).toBe(503);
    control().advance(61_000);
    expect((await at.xpm('GET', 'staff.api/list')).status).toBe(200);
    expect(state().faults).toEqual([]);
  });

  it('set a switch and all of them back', async () => {
    await act('switch', { id: 'U-25', value: 'hidden' });
    expect((await get('/switches')).text).toContain('not the default');
    expect(said(await act('switch', { id: 'U-25', value: 'perhaps' }))).toBe(
      'U-25 takes one of: listed, hidden.',
    );
    expect(said(await act('switches-reset'))).toBe('1 switch is back at the default.');
    expect(state().switches.filter((row) => row.value !== row.default)).toEqual([]);
  });

  it('move the clock to the next morning of the practice, and to a day and time', async () => {
    expect(said(await act('clock-morning'))).toBe('The sandbox clock now reads 24 Nov 2026 08:00:00.');
    await act('clock-to', { day: '2027-07-01', time: '9:30' });
    expect(state().now).toMatch(/^2027-06-30T21:30:0/);
    expect((await act('clock-to', { day: '2027-02-30', time: '9:30' })).status).toBe(400);
    expect((await act('clock-to', { day: '2027-02-03', time: '25:00' })).status).toBe(400);
  });

  it('reset only when that is meant, and only to a whole seed', async () => {
    const before = state().seed;
    expect((await act('reset', { profile: 'tiny', seed: '9' })).status).toBe(400);
    expect((await act('reset', { profile: 'tiny', seed: 'x', sure: 'true' })).status).toBe(400);
    expect(state().seed).toBe(before);
    await act('reset', { profile: 'tiny', seed: '9', sure: 'true', keepConnections: 'true' });
    expect(state().seed).toBe(9);
    expect((await at.xpm('GET', 'staff.api/list')).status).toBe(200);
  });

  it('answer a browser without script by going back to the page, which says the sentence', async () => {
    const reply = await send(`${at.running.url}/do/clock`, {
      method: 'POST',
      redirect: 'manual',
      headers: { referer: `${at.running.url}/clock` },
      body: new URLSearchParams({ advanceMs: '3600000' }),
    });
    expect(reply.status).toBe(303);
    const page = await get(reply.headers.get('location') ?? '');
    expect(page.text).toMatch(/<p id="said" class="said done" role="status">The sandbox clock now reads/);
    const elsewhere = await send(`${at.running.url}/do/clock`, {
      method: 'POST',
      redirect: 'manual',
      headers: { referer: 'http://x//evil.example/clock' },
      body: new URLSearchParams({ advanceMs: '1' }),
    });
    expect(elsewhere.headers.get('location')).toMatch(/^\/\?said=/);
  });

  it('lead to Throughline where it was said to be', async () => {
    expect((await get('/')).text).toContain('href="http://localhost:3123"');
    await act('course', { traineeUuid: state().xpm.staff[0]?.uuid ?? '' });
    control().act({ act: 'remove-connection' });
    await act('course', { traineeUuid: state().xpm.staff[0]?.uuid ?? '' });
    expect((await get('/course')).text).toContain('href="http://localhost:3123/settings/connections"');
  });

  it('tell the script that something happened', async () => {
    const revision = async () => (await get('/pulse')).json().at('revision');
    const before = await revision();
    expect(await revision()).toBe(before);
    await at.xpm('GET', 'staff.api/list');
    expect(await revision()).not.toBe(before);
  });
});
