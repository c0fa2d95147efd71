import { request } from 'node:http';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';
import { feeLine, messagesOf, putInvoice, salesInvoice } from '../testing/invoices.ts';

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const ledger = () => control().state().xero;
const nobody = '11111111-1111-4111-8111-111111111111';
const zero = '00000000-0000-0000-0000-000000000000';
const idOf = async (change: object = {}) =>
  String((await putInvoice(at, change)).json().at('Invoices', 0, 'InvoiceID'));
const post = (id: string, change: object) =>
  at.xero(`POST Invoices/${id}?summarizeErrors=false`, { Invoices: [change] });

describe('the form of a request', () => {
  it('may be camel case, a bare object, text for numbers, and any of three dates', async () => {
    const [contact] = ledger().contacts;
    const reply = await at.xero('PUT invoices?SummarizeErrors=false', {
      type: 'ACCREC',
      status: 'AUTHORISED',
      contact: { contactID: contact?.contactId },
      date: '/Date(1795132800000+1300)/',
      dueDate: '2026-12-20T00:00:00',
      invoiceNumber: 'C-1',
      lineItems: [
        { description: 'x', quantity: '2', unitAmount: '10.50', accountCode: '200', taxType: 'OUTPUT2' },
      ],
    });
    expect(messagesOf(reply)).toEqual([]);
    expect(ledger().invoices).toMatchObject([
      { number: 'C-1', date: '2026-11-20', dueDate: '2026-12-20', total: '24.15' },
    ]);
    expect(reply.json().at('Invoices', 0, 'Total')).toBe(24.15);
  });

  it('may carry a body on a GET, as the SDK sends one', async () => {
    const [, organisation] = control().state().identity.tenants;
    const status = await new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${at.accessToken}`,
        'xero-tenant-id': organisation?.tenantId,
        accept: 'application/json',
        'content-type': 'application/json',
        'content-length': '2',
      };
      const sent = request(`${at.running.url}/api.xro/2.0/Accounts`, { headers }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode));
      });
      sent.on('error', reject);
      sent.end('{}');
    });
    expect(status).toBe(200);
    expect((await at.xero('GET Accounts')).status).toBe(200);
  });

  it.each([
    ['a date that is none', { Date: '2026-02-30' }],
    ['a number that is none', { LineItems: [{ ...feeLine, Quantity: 'many' }] }],
    ['an object for a list', { LineItems: {} }],
    ['an unknown type', { Type: 'accrec' }],
  ])('is post data that cannot be read when it has %s', async (_name, change) => {
    const reply = await putInvoice(at, change);
    expect([reply.status, reply.json().at('ErrorNumber'), reply.json().at('Type')]).toEqual([
      400,
      14,
      'PostDataInvalidException',
    ]);
    expect(ledger().invoices).toEqual([]);
  });
});

describe('creating and editing', () => {
  it('PUT refuses an id it knows and answers 404 to one it does not', async () => {
    const id = await idOf();
    const known = await putInvoice(at, { InvoiceID: id, InvoiceNumber: 'TL-2' });
    expect(messagesOf(known)).toEqual(['InvoiceID must not be specified on create']);
    expect((await putInvoice(at, { InvoiceID: nobody, InvoiceNumber: 'TL-2' })).status).toBe(404);
  });

  it('POST answers 404 to the whole request for one unknown id, and saves nothing of it', async () => {
    const batch = [salesInvoice(at), salesInvoice(at, { InvoiceNumber: 'TL-2', InvoiceID: nobody })];
    expect((await at.xero('POST Invoices?summarizeErrors=false', { Invoices: batch })).status).toBe(404);
    expect((await post(nobody, {})).status).toBe(404);
    expect(ledger().invoices).toEqual([]);
  });

  it('POST under the number of a voided invoice makes a new one, never brings the old one back', async () => {
    await putInvoice(at);
    control().act({ act: 'void-invoice', invoiceNumber: 'TL-1' });
    await at.xero('POST Invoices', { Invoices: [salesInvoice(at)] });
    expect(ledger().invoices.map(({ status }) => status)).toEqual(['VOIDED', 'AUTHORISED']);
  });

  it('two elements of one batch cannot share a number: the second is refused', async () => {
    const reply = await at.xero('PUT Invoices?summarizeErrors=false', {
      Invoices: [salesInvoice(at), salesInvoice(at)],
    });
    expect(reply.json().at('Invoices', 0, 'StatusAttributeString')).toBe('OK');
    expect(reply.json().at('Invoices', 1)).toMatchObject({ InvoiceID: zero, HasErrors: true });
  });

  it('gives a number to a sales invoice without one and none to a bill or a supplier credit', async () => {
    await putInvoice(at, { InvoiceNumber: null });
    const lines = [{ ...feeLine, AccountCode: '400', TaxType: 'INPUT2' }];
    await putInvoice(at, { Type: 'ACCPAY', InvoiceNumber: null, LineItems: lines });
    expect(ledger().invoices.map(({ number }) => number)).toEqual(['INV-0001', '']);
    const credit = {
      ...salesInvoice(at, { Type: 'ACCPAYCREDIT', LineItems: lines }),
      CreditNoteNumber: 'C-1',
    };
    const made = await at.xero('PUT CreditNotes', { CreditNotes: [credit] });
    expect([made.status, ledger().creditNotes[0]?.number]).toEqual([200, '']);
  });

  it('a line without its id is made anew on an update, one that is left out is gone', async () => {
    const id = await idOf({ LineItems: [feeLine, feeLine] });
    const [kept] = ledger().invoices[0]?.lines ?? [];
    await post(id, { LineItems: [{ ...feeLine, LineItemID: kept?.lineItemId }] });
    expect(ledger().invoices[0]?.lines).toHaveLength(1);
    await post(id, { Reference: 'only this' });
    expect(ledger().invoices[0]?.lines).toMatchObject([{ lineItemId: kept?.lineItemId }]);
  });

  it('a paid invoice still takes a reference, a due date and a link, never another amount', async () => {
    const id = await idOf();
    control().act({ act: 'pay-invoice', invoiceId: id, amount: '50.00' });
    const open = { Reference: 'new', DueDate: '2027-01-20', Url: 'https://app.test/1' };
    expect(messagesOf(await post(id, open))).toEqual([]);
    const more = await post(id, { LineItems: [{ ...feeLine, UnitAmount: 200 }] });
    expect(messagesOf(more)).toEqual([
      'This document cannot be edited as it has a payment or credit note allocated to it.',
    ]);
    expect(messagesOf(await post(id, { Status: 'VOIDED' }))[0]).toContain(
      'The status VOIDED cannot be applied',
    );
  });

  it.each([
    ['DRAFT', ['SUBMITTED', 'DELETED', 'AUTHORISED'], ['VOIDED', 'PAID']],
    ['SUBMITTED', ['DRAFT', 'DELETED', 'AUTHORISED'], ['VOIDED', 'PAID']],
    ['AUTHORISED', ['VOIDED'], ['DRAFT', 'SUBMITTED', 'DELETED', 'PAID']],
  ])('moves from %s to %j and never to %j', async (from, allowed, refused) => {
    for (const to of [...allowed, ...refused]) {
      const id = await idOf({ Status: from, InvoiceNumber: `${from}-${to}` });
      const wanted = allowed.includes(to) ? [] : ['Invoice not of valid status for modification'];
      expect(messagesOf(await post(id, { Status: to })), to).toEqual(wanted);
    }
  });

  it.each([
    ['a text too long', { LineItems: [{ ...feeLine, Description: 'x'.repeat(4001) }] }, /4000/],
    ['no text', { LineItems: [{ ...feeLine, Description: '' }] }, /Description is required/],
    ['another currency', { CurrencyCode: 'USD' }, /not subscribed to currency USD/],
    ['a long reference', { Reference: 'x'.repeat(256) }, /Reference/],
    ['a number of other letters', { InvoiceNumber: 'Nº1' }, /printable ASCII/],
    ['a link that is none', { Url: 'bills/1' }, /absolute URL/],
    ['no tax type and an account without one', { LineItems: [{ ...feeLine, TaxType: 'NOPE' }] }, /NOPE/],
    [
      'an unknown tracking',
      { LineItems: [{ ...feeLine, Tracking: [{ Name: 'Team', Option: 'None' }] }] },
      /Team/,
    ],
  ])('refuses an invoice with %s', async (_name, change, sentence) => {
    const messages = messagesOf(await putInvoice(at, change));
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(sentence);
  });

  it('stops approving at the limit of the plan, drafts go on', async () => {
    control().act({ act: 'set-plan', approvalLimit: 1 });
    expect(messagesOf(await putInvoice(at))).toEqual([]);
    expect(messagesOf(await putInvoice(at, { InvoiceNumber: 'TL-2' }))).toEqual([
      'You have reached the limit of invoices you can approve',
    ]);
    expect(messagesOf(await putInvoice(at, { InvoiceNumber: 'TL-2', Status: 'DRAFT' }))).toEqual([]);
  });

  it('notes history up to 2,500 letters', async () => {
    const id = await idOf();
    const note = (Details: string) =>
      at.xero(`PUT Invoices/${id}/History?summarizeErrors=false`, { HistoryRecords: [{ Details }] });
    await note('Pushed');
    expect(messagesOf(await note('x'.repeat(2501)), 'HistoryRecords')).toHaveLength(1);
    const read = await at.xero(`GET Invoices/${id}/History`);
    expect(read.json().at('HistoryRecords')).toMatchObject([{ Details: 'Pushed' }]);
  });
});

describe('summarizeErrors', () => {
  it.each(['', '?summarizeErrors=true'])(
    'with "%s" answers 400 with all errors of the bad element',
    async (query) => {
      const bad = salesInvoice(at, { DueDate: null, Date: '2026-03-31', LineItems: [] });
      const reply = await at.xero(`PUT Invoices${query}`, { Invoices: [bad] });
      expect(reply.json().value).toMatchObject({ ErrorNumber: 10, Type: 'ValidationException' });
      expect(reply.json().at('Elements', 0, 'ValidationErrors')).toHaveLength(3);
      expect(reply.json().at('Elements', 0, 'InvoiceID')).toBe(zero);
    },
  );
});

describe('contacts', () => {
  const create = (contact: object) => at.xero('PUT Contacts?summarizeErrors=false', { Contacts: [contact] });

  it('keep their number for themselves, archived ones too, up to fifty letters', async () => {
    await create({ Name: 'One', ContactNumber: 'pm:1' });
    control().act({ act: 'archive-contact', contactName: 'One' });
    const taken = messagesOf(await create({ Name: 'Two', ContactNumber: 'pm:1' }), 'Contacts');
    expect(taken[0]).toContain('The contact number pm:1 is already assigned to another contact.');
    const long = await create({ Name: 'Two', ContactNumber: 'x'.repeat(51) });
    expect(messagesOf(long, 'Contacts')).toHaveLength(1);
  });

  it('merged away are archived, tell where they went, and leave their documents behind', async () => {
    await putInvoice(at);
    const [away, into] = ledger().contacts;
    control().act({ act: 'merge-contact', contactId: away?.contactId, intoContactId: into?.contactId });
    const read = await at.xero(`GET Contacts/${away?.contactId}`);
    expect(read.json().at('Contacts', 0)).toMatchObject({
      ContactStatus: 'ARCHIVED',
      MergedToContactID: into?.contactId,
    });
    const listed = await at.xero('GET Contacts?includeArchived=true');
    expect(listed.text).not.toContain('MergedToContactID');
    expect(ledger().invoices[0]?.contactId).toBe(into?.contactId);
  });

  it('that asked to be forgotten take no document', async () => {
    control().act({ act: 'erase-contact', contactId: ledger().contacts[0]?.contactId });
    expect(messagesOf(await putInvoice(at))[0]).toContain('has been archived');
  });

  it('are overwritten by any field beside their id in a document', async () => {
    const [contact] = ledger().contacts;
    await putInvoice(at, { Contact: { ContactID: contact?.contactId, EmailAddress: 'new@client.test' } });
    expect(ledger().contacts[0]).toMatchObject({ name: contact?.name, emailAddress: 'new@client.test' });
  });
});

describe('reading', () => {
  const numbers = async (query: string, headers: Record<string, string> = {}) => {
    const rows = (await at.xero(`GET Invoices?${query}`, undefined, headers)).json().at('Invoices');
    return Array.isArray(rows) ? rows.map((row: { InvoiceNumber: string }) => row.InvoiceNumber) : rows;
  };
  const where = (text: string) => numbers(`page=1&where=${encodeURIComponent(text)}`);
  beforeEach(async () => {
    await putInvoice(at, { InvoiceNumber: 'A', Reference: 'ENG-1' });
    await putInvoice(at, { InvoiceNumber: 'B', Status: 'DRAFT', Date: '2026-11-22', DueDate: '2026-11-30' });
    control().act({
      act: 'add-invoice',
      contactId: ledger().contacts[1]?.contactId,
      number: 'C',
      amount: '200',
    });
  });

  it.each([
    ['Type=="ACCREC"', ['A', 'B', 'C']],
    ['Status="DRAFT"', ['B']],
    ['InvoiceNumber=="a"', ['A']],
    ['Reference=="eng-1"', ['A']],
    ['Date>=DateTime(2026,11,21) && Date<DateTime(2026,11,23)', ['B']],
    ['DueDate<=DateTime(2026,12,1)', ['B']],
    ['AmountDue>200', ['C']],
  ])('filters on the optimised field of %s', async (text, wanted) => {
    expect(await where(text)).toEqual(wanted);
  });

  it('filters on the contact by id and name', async () => {
    const [first, second] = ledger().contacts;
    expect(await where(`Contact.ContactID==guid("${first?.contactId}")`)).toEqual(['A', 'B']);
    expect(await where(`Contact.Name=="${second?.name.toUpperCase()}"`)).toEqual(['C']);
  });

  it.each([
    'InvoiceID==guid("x")',
    'UpdatedDateUTC>DateTime(2026,1,1)',
    'Total==1',
    'Type==',
    'Type=="A" OR Type=="B"',
  ])('refuses where %s as a query it cannot parse', async (text) => {
    const reply = await at.xero(`GET Invoices?where=${encodeURIComponent(text)}`);
    expect([reply.status, reply.json().at('ErrorNumber'), reply.json().at('Type')]).toEqual([
      400,
      16,
      'QueryParseException',
    ]);
  });

  it('lists by number, id, contact and status, and what the app made', async () => {
    const [a] = ledger().invoices;
    expect(await numbers('InvoiceNumbers=A,C')).toEqual(['A', 'C']);
    expect(await numbers(`IDs=${a?.id}`)).toEqual(['A']);
    expect(await numbers(`ContactIDs=${ledger().contacts[1]?.contactId}`)).toEqual(['C']);
    expect(await numbers('Statuses=DRAFT,VOIDED')).toEqual(['B']);
    expect(await numbers('createdByMyApp=true')).toEqual(['A', 'B']);
    expect(await numbers('order=InvoiceNumber%20DESC')).toEqual(['C', 'B', 'A']);
  });

  it.each(['2026-11-22T23:10:00', '2026-11-22T23:10:00.000Z', 'Sun, 22 Nov 2026 23:10:00 GMT'])(
    'lists what changed since %s',
    async (since) => {
      control().setNow(new Date('2026-11-22T23:20:00Z'));
      control().act({ act: 'edit-invoice', invoiceNumber: 'B', reference: 'changed' });
      expect(await numbers('', { 'if-modified-since': since })).toEqual(['B']);
    },
  );

  it('pages with figures, holds the size in bounds, and leaves lines out without a page or in a summary', async () => {
    const page = async (query: string) => (await at.xero(`GET Invoices?${query}`)).json();
    expect((await page('page=2&pageSize=2')).at('pagination')).toEqual({
      page: 2,
      pageSize: 2,
      pageCount: 2,
      itemCount: 3,
    });
    expect((await page('page=1&pageSize=5000')).at('pagination', 'pageSize')).toBe(1000);
    expect((await page('page=1')).at('Invoices', 0, 'LineItems')).toHaveLength(1);
    expect((await page('')).at('Invoices', 0, 'LineItems')).toEqual([]);
    expect((await page('page=1&summaryOnly=true')).at('Invoices', 0, 'LineItems')).toEqual([]);
  });

  it('shows unit amounts with four places only when asked', async () => {
    const id = await idOf({
      InvoiceNumber: 'D',
      LineItems: [{ ...feeLine, UnitAmount: 0.3333, Quantity: 3 }],
    });
    const unit = async (query: string) =>
      (await at.xero(`GET Invoices/${id}${query}`)).json().at('Invoices', 0, 'LineItems', 0, 'UnitAmount');
    expect([await unit(''), await unit('?unitdp=4')]).toEqual([0.33, 0.3333]);
  });
});
