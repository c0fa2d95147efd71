import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { connected, jsonOf, send } from '../testing/connected.ts';
import type { Connected, Json } from '../testing/connected.ts';
import { putInvoice, salesInvoice } from '../testing/invoices.ts';
import { retryAfterMs } from './retry.ts';

const key = 'webhook-key';
const minute = 60_000;

let at: Connected;
let server: Server;
let url: string;
let received: Json[];
/** What the receiver answers to a good signature, and whether it checks signatures at all. */
let answer: { status: number; body: string; checks: boolean };

beforeEach(async () => {
  at = await connected();
  received = [];
  answer = { status: 200, body: '', checks: true };
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const wanted = createHmac('sha256', key).update(body).digest('base64');
      const isGood = request.headers['x-xero-signature'] === wanted;
      if (!isGood && answer.checks) return void response.writeHead(401).end();
      const json = jsonOf(JSON.parse(body));
      if (json.at('events', 0) !== undefined) received.push(json);
      return void response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/webhooks/xero`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await at.running.close();
});

const control = () => at.running.sandbox.control;
const call = (method: string, body?: object) =>
  send(`${at.running.url}/__sandbox/webhook`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const set = async (more: object = {}) => (await call('POST', { url, key, ...more })).json();
const deliveries = async () => (await call('GET')).json().at('deliveries');
const events = () => received.map((json) => json.at('events'));

describe('setting a webhook', () => {
  it('probes it with a good and a bad signature, and never shows the key', async () => {
    const state = await set();
    expect(state.value).toMatchObject({
      url,
      status: 'ok',
      probe: [
        { signature: 'good', status: 200, problem: null },
        { signature: 'bad', status: 401, problem: null },
      ],
    });
    expect((await call('GET')).text).not.toContain(key);
  });

  it.each([
    ['takes every signature', { checks: false }, 'The answer was 200; 401 is wanted.'],
    ['answers with a body', { body: 'OK' }, 'The answer has a body or a cookie; Xero takes neither.'],
    ['answers 500', { status: 500 }, 'The answer was 500; 200 is wanted.'],
  ])('fails when the receiver %s, and sends nothing then', async (_name, change, sentence) => {
    answer = { ...answer, ...change };
    const state = await set();
    expect(state.at('status')).toBe('failed');
    expect(JSON.stringify(state.at('probe'))).toContain(sentence);
    await at.xero('PUT Contacts', { Name: 'Quiet Ltd' });
    expect(await deliveries()).toEqual([]);
  });

  it.each(['https://example.com/hook', 'http://10.0.0.1/', 'ftp://127.0.0.1/', 'nonsense'])(
    'refuses %s, which is not on this machine',
    async (other) => {
      expect((await call('POST', { url: other, key })).status).toBe(400);
    },
  );
});

describe('events', () => {
  it('tell of contacts and invoices made and changed, numbered on, with a signature', async () => {
    await set();
    await at.xero('PUT Contacts', { Name: 'Told Ltd' });
    await vi.waitFor(() => expect(received).toHaveLength(1));
    const invoice = await putInvoice(at);
    await vi.waitFor(() => expect(received).toHaveLength(2));
    control().act({ act: 'edit-invoice', invoiceNumber: 'TL-1', reference: 'changed' });
    await vi.waitFor(() => expect(received).toHaveLength(3));
    const id = String(invoice.json().at('Invoices', 0, 'InvoiceID'));
    const [, organisation] = control().state().identity.tenants;
    expect(events()).toMatchObject([
      [{ eventCategory: 'CONTACT', eventType: 'CREATE' }],
      [{ eventCategory: 'INVOICE', eventType: 'CREATE', resourceId: id }],
      [
        {
          eventCategory: 'INVOICE',
          eventType: 'UPDATE',
          resourceId: id,
          resourceUrl: `${at.running.url}/api.xro/2.0/Invoices/${id}`,
          tenantId: organisation?.tenantId,
          tenantType: 'ORGANISATION',
        },
      ],
    ]);
    expect(received.map((json) => json.at('lastEventSequence'))).toEqual([1, 2, 3]);
    expect(received[2]?.at('events', 0, 'eventDateUtc')).toMatch(/^2026-11-22T23:\d\d:\d\d\.\d{3}$/);
  });

  it('are none for reads, for credit notes, and once the organisation is disconnected', async () => {
    await set();
    await at.xero('GET Contacts');
    const note = salesInvoice(at, { Type: 'ACCRECCREDIT', CreditNoteNumber: 'CN-1' });
    expect((await at.xero('PUT CreditNotes', { CreditNotes: [note] })).status).toBe(200);
    await at.xero('GET Contacts');
    control().act({ act: 'remove-connection', kind: 'ledger' });
    control().act({ act: 'add-contact', name: 'Unheard Ltd' });
    expect(await deliveries()).toEqual([]);
  });

  it('come again after a failure: soon, then every quarter of an hour, until a day is over', async () => {
    await set();
    answer = { ...answer, status: 503 };
    await at.xero('PUT Contacts', { Name: 'Told Ltd' });
    const attempts = async () => (await call('GET')).json().at('deliveries', 0, 'attempts');
    await vi.waitFor(async () => expect(await attempts()).toHaveLength(1));
    control().advance(1000);
    await vi.waitFor(async () => expect(await attempts()).toHaveLength(2));
    answer = { ...answer, status: 200 };
    control().advance(5000);
    await vi.waitFor(async () => expect(await deliveries()).toMatchObject([{ state: 'delivered' }]));
    expect(received).toHaveLength(3);
  });

  it('end and disable the webhook when a day of attempts failed', async () => {
    await set();
    answer = { ...answer, status: 500 };
    await at.xero('PUT Contacts', { Name: 'Told Ltd' });
    const made = async () => {
      const attempts = (await call('GET')).json().at('deliveries', 0, 'attempts');
      return Array.isArray(attempts) ? attempts.length : 0;
    };
    await vi.waitFor(async () => expect(await made()).toBe(1));
    control().advance(24 * 60 * minute);
    await vi.waitFor(async () => expect(await deliveries()).toMatchObject([{ state: 'given-up' }]));
    expect((await call('GET')).json().at('status')).toBe('disabled');
  });

  it('come twice when asked to, and end when the webhook is ended or the sandbox reset', async () => {
    await set({ repeat: 2 });
    await at.xero('PUT Contacts', { Name: 'Told Ltd' });
    await vi.waitFor(() => expect(received).toHaveLength(2));
    expect(received[1]?.value).toEqual(received[0]?.value);
    control().reset({ keepConnections: true });
    expect((await call('GET')).json().value).toMatchObject({ status: 'ok', deliveries: [] });
    expect((await call('DELETE')).json().value).toMatchObject({ url: null, status: 'none' });
  });
});

describe('the waits between attempts', () => {
  it('are a second, five, thirty, then quarters of an hour for a day', () => {
    const instants = [0];
    const waits: number[] = [];
    for (let wait = retryAfterMs(instants); wait !== null; wait = retryAfterMs(instants)) {
      waits.push(wait);
      instants.push((instants.at(-1) ?? 0) + wait);
    }
    expect(waits.slice(0, 4)).toEqual([1000, 5000, 30_000, 15 * minute]);
    expect(waits).toHaveLength(98);
    expect(instants.at(-1)).toBeLessThanOrEqual(24 * 60 * minute);
  });
});
