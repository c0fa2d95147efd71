import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected, decide, send, tokenCall } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';
import { feeLine, messagesOf, putInvoice, salesInvoice } from '../testing/invoices.ts';
import { textAnswer } from '../transport/answer.ts';
import { createWorld } from '../world/world.ts';
import { createIdempotencyCache } from './idempotency.ts';
import { xeroSwitchRows } from './switch-rows.ts';

const worldOptions = { stateFile: null, clientId: '', clientSecret: '', redirectUris: [], limits: {} };

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const ledger = () => control().state().xero;
const faultOn = (kind: '503' | '429-minute' | 'delay', more: object = {}) =>
  control().setFaults([{ path: '/api.xro', kind, count: 1, ...more }]);
const bill = (Reference: string) => ({
  Type: 'ACCPAY',
  Reference,
  LineItems: [{ ...feeLine, AccountCode: '400', TaxType: 'INPUT2' }],
});
const where = (text: string) => at.xero(`GET Contacts?page=1&where=${encodeURIComponent(text)}`);
const key = { 'idempotency-key': 'k' };

/** For every switch: what is done under one of its values, and what is then seen. */
const seen: Readonly<Record<string, () => Promise<unknown>>> = {
  'X-01': async () => {
    const batch = [salesInvoice(at), salesInvoice(at, { InvoiceNumber: 'TL-2', LineItems: [] })];
    await at.xero('PUT Invoices', { Invoices: batch });
    return ledger().invoices.length;
  },
  'X-02': async () => {
    await putInvoice(at);
    control().act({ act: 'void-invoice', invoiceNumber: 'TL-1' });
    return messagesOf(await putInvoice(at));
  },
  'X-03': async () => {
    const reply = await putInvoice(at, bill('R-1'));
    return messagesOf(reply)[0] ?? ledger().invoices[0]?.reference;
  },
  'X-04': async () => messagesOf(await putInvoice(at, { Url: 'https://app.test/xero/1' })),
  'X-05': async () => {
    faultOn('delay', { delayMs: 80 });
    const first = putInvoice(at, bill(''), key);
    await new Promise((resolve) => {
      setTimeout(resolve, 30);
    });
    const second = await putInvoice(at, bill(''), key);
    await first;
    return [second.status, ledger().invoices.length];
  },
  'X-06': async () => (await at.xero('GET Organisation', undefined, { 'xero-tenant-id': '' })).status,
  'X-07': async () => {
    const world = createWorld({ ...worldOptions, now: control().now });
    world.switches.set('X-07', current);
    const cache = createIdempotencyCache(world);
    const write = (tenant: string) =>
      cache.run(
        {
          method: 'PUT',
          url: new URL('http://127.0.0.1/api.xro/2.0/Contacts'),
          headers: new Headers({ ...key, 'xero-tenant-id': tenant }),
          body: tenant,
          correlationId: '',
        },
        'app',
        async () => textAnswer(200, ''),
      );
    await write('one');
    return (await write('two')).status;
  },
  'X-08': async () => {
    const line = { ...feeLine, Tracking: [{ Name: 'Team', Option: 'Rural' }] };
    return messagesOf(await putInvoice(at, { LineItems: [line] }));
  },
  'X-09': async () =>
    messagesOf(await putInvoice(at, { LineItems: [{ ...feeLine, TaxType: 'TAX001' }] })).length,
  'X-10': async () => (await at.xero('GET Organisation', undefined, { accept: '*/*' })).status,
  'X-11': async () => {
    control().setFaults([{ path: '/api.xro', kind: 'delay', delayMs: 120 }]);
    const all = await Promise.all(Array.from({ length: 6 }, () => at.xero('GET Organisation')));
    return all.find(({ status }) => status === 429)?.headers.get('retry-after');
  },
  'X-12': async () =>
    messagesOf(await putInvoice(at, { LineItems: [{ ...feeLine, AccountCode: '860', TaxType: 'NONE' }] }))
      .length,
  'X-13': async () => {
    faultOn('429-minute');
    return (await at.xero('GET Organisation')).headers.get('x-rate-limit-problem');
  },
  'X-14': async () => {
    await putInvoice(at, {}, key);
    const reply = await putInvoice(at, { Reference: 'other' }, key);
    const body: unknown = reply.json().value;
    return [reply.status, Object.keys(body ?? {})];
  },
  'X-15': async () => {
    await at.xero('PUT Contacts', { Name: 'Fresh Ltd' });
    const count = async () => (await where('Name=="Fresh Ltd"')).json().at('Contacts');
    const counts = [await count()];
    for (const ms of [6000, 60_000]) {
      control().advance(ms);
      counts.push(await count());
    }
    return counts.map((rows) => (Array.isArray(rows) ? rows.length : null));
  },
  'X-16': async () => {
    await at.xero('PUT Contacts', { Name: 'The "Blue" Shop' });
    const reply = await where(String.raw`Name=="The \"Blue\" Shop"`);
    return [reply.status, reply.json().at('pagination', 'itemCount')];
  },
  'X-17': async () => {
    const lines = [{ ...feeLine, UnitAmount: -2.1 }];
    await putInvoice(at, { LineItems: lines });
    return ledger().invoices[0]?.totalTax;
  },
  'X-18': async () => {
    await at.xero('GET Organisation');
    control().advance(40_000);
    await at.xero('GET Organisation');
    control().advance(25_000);
    return (await at.xero('GET Organisation')).headers.get('x-minlimit-remaining');
  },
  'X-19': async () => {
    faultOn('503');
    await putInvoice(at, {}, key);
    return (await putInvoice(at, {}, key)).status;
  },
  'X-20': async () => (await putInvoice(at, { LineAmountTypes: 'NO_TAX' })).json().at('ErrorNumber'),
  'X-21': async () => {
    await at.running.close();
    at = await connected({}, 'accounting.contacts');
    control().setSwitch('X-21', current);
    return (await at.xero('GET Organisation')).headers.get('www-authenticate');
  },
  'X-22': async () => {
    const reply = await putInvoice(at, { DueDate: null, LineItems: [{ ...feeLine, AccountCode: '999' }] });
    return messagesOf(reply);
  },
  'X-23': async () => (await putInvoice(at, {}, { 'idempotency-key': '' })).status,
  'X-24': async () => {
    faultOn('429-minute');
    return (await at.xero('GET Organisation')).text;
  },
  'X-25': async () => {
    const reply = await at.xero('GET Invoices/11111111-1111-4111-8111-111111111111');
    return [reply.status, reply.headers.get('content-type')];
  },
  'X-26': async () => {
    const url = `${at.running.url}/connect/token`;
    return (await send(url, { method: 'POST', body: 'grant_type=refresh_token' })).status;
  },
  'X-27': async () =>
    (await decide(at.running.url, { decision: 'allow', redirect_uri: 'http://127.0.0.1:1/cb' })).status,
};

const missing = 'The document cannot be approved without a due date. DueDate must be specified.';
const wrongCode = "Account code '999' is not a valid code for this document.";

/** What must be seen under each value, in the order of the rows. */
const expected: Readonly<Record<string, readonly unknown[]>> = {
  'X-01': [1, 0],
  'X-02': [[], ['Invoice # must be unique.']],
  'X-03': ['', 'R-1', 'Reference can only be used with sales documents'],
  'X-04': [['Url must not contain xero'], []],
  'X-05': [
    [200, 1],
    [400, 1],
    [200, 2],
  ],
  'X-06': [403, 400],
  'X-07': [400, 200],
  'X-08': [["The tracking option 'Rural' of 'Team' is not valid."], []],
  'X-09': [1, 0],
  'X-10': [200, 406],
  'X-11': [null, '1'],
  'X-12': [1, 0],
  'X-13': ['minute', 'MinuteLimit', 'Minute limit'],
  'X-14': [
    [400, ['Message', 'Type', 'ErrorNumber', 'Elements']],
    [400, ['Message']],
    [400, ['Type', 'ErrorNumber', 'Elements']],
  ],
  'X-15': [
    [1, 1, 1],
    [0, 1, 1],
    [0, 0, 1],
  ],
  'X-16': [
    [400, undefined],
    [200, 1],
  ],
  'X-17': ['-0.32', '-0.31'],
  'X-18': ['59', '58'],
  'X-19': [200, 503],
  'X-20': [14, 17],
  'X-21': ['Bearer error=insufficient_scope', 'Bearer error=insufficent_scope'],
  'X-22': [
    [wrongCode, missing],
    [wrongCode, 'Rule due-date-missing applies.'],
  ],
  'X-23': [400, 200],
  'X-24': ['', 'Too many requests'],
  'X-25': [
    [404, 'text/plain; charset=utf-8'],
    [404, 'text/html; charset=utf-8'],
    [404, null],
  ],
  'X-26': [400, 401],
  'X-27': [400, 302],
};

let current = '';
const cases = xeroSwitchRows.flatMap(([id, question, values]) =>
  values.map((value, index) => ({ id, question, value, wanted: expected[id]?.[index] })),
);

describe('every switch of Xero', () => {
  it('has at least two values and the mark of its evidence', () => {
    for (const [id, , values, evidence] of xeroSwitchRows) {
      expect(values.length, id).toBeGreaterThan(1);
      expect(evidence, id).toMatch(/^\[[LOTF?]\]/);
    }
    expect(Object.keys(expected)).toEqual(xeroSwitchRows.map(([id]) => id));
  });

  it.each(cases)('$id $question: $value', async ({ id, value, wanted }) => {
    current = value;
    control().setSwitch(id, value);
    expect(await seen[id]?.()).toEqual(wanted);
  });

  it('takes a repeated refresh of a wrong app as it takes the first', async () => {
    const form = { grant_type: 'refresh_token', refresh_token: 'none' };
    expect((await tokenCall(at.running.url, form)).json().value).toEqual({ error: 'invalid_grant' });
  });
});
