import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const ledger = () => control().state().xero;
const contactId = () => ledger().contacts[0]?.contactId ?? '';

const line = { Description: 'Fees', Quantity: 1, UnitAmount: 100.1, AccountCode: '200', TaxType: 'OUTPUT2' };
const invoice = (change: object = {}) => ({
  Type: 'ACCREC',
  Status: 'AUTHORISED',
  Contact: { ContactID: contactId() },
  Date: '2026-11-20',
  DueDate: '2026-12-20',
  InvoiceNumber: 'TL-1',
  Reference: 'ENG-1',
  LineAmountTypes: 'Exclusive',
  LineItems: [line],
  ...change,
});
const put = (
  change: object = {},
  query = 'summarizeErrors=false&unitdp=4',
  headers: Record<string, string> = {},
) => at.xero(`PUT Invoices?${query}`, { Invoices: [invoice(change)] }, headers);
const errors = async (change: object) => {
  const reply = await put(change);
  const given = reply.json().at('Invoices', 0, 'ValidationErrors');
  return Array.isArray(given) ? given.map((error: { Message: string }) => error.Message) : [];
};

describe('creating an invoice', () => {
  it('stores it and answers with ids, totals and both date forms', async () => {
    const reply = await put();
    expect(reply.status).toBe(200);
    expect(reply.json().at('Invoices', 0)).toMatchObject({
      Type: 'ACCREC',
      InvoiceNumber: 'TL-1',
      Reference: 'ENG-1',
      Status: 'AUTHORISED',
      StatusAttributeString: 'OK',
      SubTotal: 100.1,
      TotalTax: 15.02,
      Total: 115.12,
      AmountDue: 115.12,
      Date: '/Date(1795132800000+0000)/',
      DateString: '2026-11-20T00:00:00',
      HasErrors: false,
    });
    expect(ledger().invoices).toMatchObject([
      { number: 'TL-1', total: '115.12', createdByApp: 'sandbox-client' },
    ]);
  });

  it.each([
    { mode: 'Exclusive', quantity: 1, unit: 2.1, tax: '0.32', total: '2.42' },
    { mode: 'Inclusive', quantity: 1, unit: 115, tax: '15.00', total: '115.00' },
    { mode: 'Inclusive', quantity: 1, unit: 9.99, tax: '1.30', total: '9.99' },
    { mode: 'NoTax', quantity: 1.25, unit: 185, tax: '0.00', total: '231.25' },
    { mode: 'Exclusive', quantity: 3, unit: 0.3333, tax: '0.15', total: '1.15' },
    { mode: 'Exclusive', quantity: 1, unit: -2.1, tax: '-0.32', total: '-2.42' },
  ])('counts $quantity × $unit $mode to $total', async ({ mode, quantity, unit, tax, total }) => {
    await put({ LineAmountTypes: mode, LineItems: [{ ...line, Quantity: quantity, UnitAmount: unit }] });
    expect(ledger().invoices[0]).toMatchObject({ totalTax: tax, total });
  });

  it('rounds unit amounts to cents without unitdp=4, and takes a given tax amount', async () => {
    await put({ LineItems: [{ ...line, UnitAmount: 0.3333, Quantity: 3 }] }, 'summarizeErrors=false');
    expect(ledger().invoices[0]).toMatchObject({ subTotal: '0.99' });
    await put({ InvoiceNumber: 'TL-2', LineItems: [{ ...line, TaxAmount: 15.01 }] });
    expect(ledger().invoices[1]).toMatchObject({ totalTax: '15.01', total: '115.11' });
  });

  it('refuses a sales number in use but lets bills share one', async () => {
    await put();
    expect(await errors({})).toEqual(['Invoice # must be unique.']);
    const bill = { Type: 'ACCPAY', LineItems: [{ ...line, AccountCode: '400', TaxType: 'INPUT2' }] };
    expect(await errors(bill)).toEqual([]);
    expect(await errors(bill)).toEqual([]);
    expect(ledger().invoices.filter(({ type }) => type === 'ACCPAY')).toMatchObject([
      { reference: '' },
      { reference: '' },
    ]);
  });

  it.each([
    [
      'a code nothing has',
      { AccountCode: '999' },
      "Account code '999' is not a valid code for this document.",
    ],
    ['a bank account', { AccountCode: '090' }, "Account code '090' is not a valid code for this document."],
    ['a system account', { AccountCode: '610' }, "Account code '610' is not a valid code for this document."],
    ['no account', { AccountCode: null }, 'Account code or ID must be specified'],
    [
      'an archived account',
      { AccountCode: '280' },
      "Account code '280' has been archived, or has been deleted. Each line item must reference a valid account.",
    ],
    [
      'a rate that does not fit',
      { AccountCode: '400' },
      "The TaxType code 'OUTPUT2' cannot be used with account code '400'.",
    ],
    [
      'a purchases rate',
      { TaxType: 'INPUT2' },
      'The TaxType code INPUT2 does not exist or cannot be used for this type of transaction',
    ],
    [
      'an archived rate',
      { TaxType: 'TAX001' },
      'The TaxType code TAX001 does not exist or cannot be used for this type of transaction',
    ],
    [
      'a wrong line total',
      { LineAmount: 100.11 },
      'The line total 100.11 does not match the expected line total 100.10',
    ],
  ])('refuses a line with %s', async (_name, change, sentence) => {
    expect(await errors({ LineItems: [{ ...line, ...change }] })).toEqual([sentence]);
    expect(ledger().invoices).toEqual([]);
  });

  it('reports everything that is wrong with an element together, with a zero id', async () => {
    const reply = await put({
      Contact: null,
      DueDate: null,
      Date: '2026-03-31',
      LineItems: [{ ...line, AccountCode: '999' }],
    });
    expect(reply.status).toBe(200);
    expect(reply.json().at('Invoices', 0)).toMatchObject({
      InvoiceID: '00000000-0000-0000-0000-000000000000',
      HasErrors: true,
      StatusAttributeString: 'ERROR',
    });
    const messages = reply.json().at('Invoices', 0, 'ValidationErrors');
    expect(messages).toHaveLength(4);
    expect(JSON.stringify(messages)).toContain('currently set at 31 March 2026');
  });

  it('binds the period lock for a standard user and not for an adviser', async () => {
    const date = ledger().organisation.periodLockDate ?? '';
    expect((await errors({ Date: date }))[0]).toContain('period lock date');
    control().act({ act: 'set-role', role: 'ADVISER' });
    expect(await errors({ Date: date })).toEqual([]);
  });

  it('answers 404 to the whole request when a contact id is unknown', async () => {
    const reply = await put({ Contact: { ContactID: '11111111-1111-4111-8111-111111111111' } });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
    expect(ledger().invoices).toEqual([]);
  });

  it('refuses an archived contact and makes one for a name nobody has', async () => {
    control().act({ act: 'archive-contact', contactId: contactId() });
    expect((await errors({}))[0]).toContain('has been archived');
    expect(await errors({ Contact: { Name: 'Somebody new' } })).toEqual([]);
    expect(ledger().contacts.at(-1)).toMatchObject({ name: 'Somebody new', status: 'ACTIVE' });
  });

  it('lets a draft go without an account and warns of one it does not know', async () => {
    const reply = await put({ Status: 'DRAFT', DueDate: null, LineItems: [{ ...line, AccountCode: '999' }] });
    expect(reply.json().at('Invoices', 0)).toMatchObject({
      Status: 'DRAFT',
      StatusAttributeString: 'WARNING',
    });
  });

  it('refuses an enumeration in the wrong casing and a link that names xero', async () => {
    const reply = await put({ LineAmountTypes: 'NO_TAX' });
    expect(reply.json().at('Type')).toBe('PostDataInvalidException');
    expect(await errors({ Url: 'https://app.test/xero/1' })).toEqual(['Url must not contain xero']);
    expect(await errors({ Url: 'http://localhost:3000/bills/1' })).toEqual([]);
  });

  it('answers 400 to a summarised batch with a bad element and keeps the good ones', async () => {
    const batch = { Invoices: [invoice(), invoice({ InvoiceNumber: 'TL-2', LineItems: [] })] };
    const reply = await at.xero('PUT Invoices', batch);
    expect([reply.status, reply.json().at('ErrorNumber')]).toEqual([400, 10]);
    expect(reply.json().at('Elements')).toHaveLength(1);
    expect(ledger().invoices).toHaveLength(1);
  });
});

describe('changing an invoice', () => {
  const created = async (change: object = {}) => {
    const reply = await put(change);
    return String(reply.json().at('Invoices', 0, 'InvoiceID'));
  };
  const post = (id: string, change: object) => at.xero(`POST Invoices/${id}`, { Invoices: [change] });

  it('edits the one of the same number with POST instead of making another', async () => {
    await created();
    await at.xero('POST Invoices', { Invoices: [invoice({ Reference: 'ENG-2' })] });
    expect(ledger().invoices).toMatchObject([{ reference: 'ENG-2' }]);
  });

  it('voids an approved one, never a paid one, and never goes back', async () => {
    const id = await created();
    expect(
      (await post(id, { Status: 'DRAFT' })).json().at('Elements', 0, 'ValidationErrors', 0, 'Message'),
    ).toBe('Invoice not of valid status for modification');
    const payment = {
      Invoice: { InvoiceID: id },
      Account: { Code: '090' },
      Date: '2026-11-21',
      Amount: 115.12,
    };
    const paid = await at.xero('PUT Payments', payment);
    expect(paid.json().at('Payments', 0, 'Invoice', 'Status')).toBe('PAID');
    expect((await post(id, { Status: 'VOIDED' })).status).toBe(400);
    await at.xero(`POST Payments/${String(paid.json().at('Payments', 0, 'PaymentID'))}`, {
      Status: 'DELETED',
    });
    expect((await post(id, { Status: 'VOIDED' })).status).toBe(200);
    expect(await errors({})).toEqual([]);
  });

  it('keeps a line that is named by its id and remakes the others', async () => {
    const id = await created();
    const kept = ledger().invoices[0]?.lines[0]?.lineItemId;
    await post(id, { LineItems: [{ ...line, LineItemID: kept }, line] });
    const lines = ledger().invoices[0]?.lines ?? [];
    expect(lines[0]?.lineItemId).toBe(kept);
    expect(lines[1]?.lineItemId).not.toBe(kept);
  });

  it('takes a credit note in two steps', async () => {
    const id = await created();
    const note = {
      Type: 'ACCRECCREDIT',
      Status: 'AUTHORISED',
      Contact: { ContactID: contactId() },
      Date: '2026-11-21',
      CreditNoteNumber: 'CN-1',
      LineItems: [{ ...line, UnitAmount: 10 }],
    };
    const made = await at.xero('PUT CreditNotes?summarizeErrors=false', { CreditNotes: [note] });
    const noteId = String(made.json().at('CreditNotes', 0, 'CreditNoteID'));
    const allocation = { Allocations: [{ Invoice: { InvoiceID: id }, Amount: 11.5, Date: '2026-11-21' }] };
    expect((await at.xero(`PUT CreditNotes/${noteId}/Allocations`, allocation)).status).toBe(200);
    expect((await at.xero(`PUT CreditNotes/${noteId}/Allocations`, allocation)).status).toBe(400);
    expect(ledger().invoices[0]).toMatchObject({ amountCredited: '11.50', amountDue: '103.62' });
    expect(ledger().creditNotes[0]?.status).toBe('PAID');
  });
});

describe('the idempotency key', () => {
  const key = { 'idempotency-key': 'k-1' };

  it('plays the same answer back without doing it again', async () => {
    const first = await put({}, undefined, key);
    const second = await put({}, undefined, key);
    expect(second.text).toBe(first.text);
    expect(ledger().invoices).toHaveLength(1);
  });

  it('answers 400 when the request differs', async () => {
    await put({}, undefined, key);
    const other = await put({ Reference: 'other' }, undefined, key);
    expect([other.status, other.json().at('Message')]).toEqual([
      400,
      'Idempotency Key: k-1 is used with a different request.',
    ]);
  });

  it('is forgotten six minutes after its first call', async () => {
    await put({}, undefined, key);
    control().advance(6 * 60_000);
    expect((await put({}, undefined, key)).text).toContain('Invoice # must be unique.');
  });

  it('remembers a server error that came after the effect', async () => {
    control().setFaults([{ path: '/api.xro', kind: '500-after', count: 1 }]);
    expect((await put({}, undefined, key)).status).toBe(500);
    expect((await put({}, undefined, key)).status).toBe(500);
    expect(ledger().invoices).toHaveLength(1);
  });

  it('finds the invoice of a lost answer again', async () => {
    control().setFaults([{ path: '/api.xro', kind: 'drop-after', count: 1 }]);
    await expect(put({}, undefined, key)).rejects.toThrow('fetch failed');
    expect((await put({}, undefined, key)).json().at('Invoices', 0, 'StatusAttributeString')).toBe('OK');
    expect(ledger().invoices).toHaveLength(1);
  });

  it('makes a second call wait for the first that still runs', async () => {
    control().setFaults([{ path: '/api.xro', kind: 'delay', delayMs: 100, count: 1 }]);
    const [first, second] = await Promise.all([put({}, undefined, key), put({}, undefined, key)]);
    expect(second?.text).toBe(first?.text);
    expect(ledger().invoices).toHaveLength(1);
  });

  it('is not used up by a 429, which is checked first', async () => {
    control().setFaults([{ path: '/api.xro', kind: '429-minute', count: 1 }]);
    expect((await put({}, undefined, key)).status).toBe(429);
    expect((await put({}, undefined, key)).status).toBe(200);
  });
});

describe('reading the ledger', () => {
  const where = (text: string) => at.xero(`GET Invoices?page=1&where=${encodeURIComponent(text)}`);

  it('filters on optimised fields and refuses the others', async () => {
    await put();
    const found = await where('Type=="ACCREC" AND InvoiceNumber=="tl-1" && Date>=DateTime(2026,11,20)');
    expect(found.json().at('pagination', 'itemCount')).toBe(1);
    expect((await where(`Contact.ContactID==guid("${contactId()}")`)).json().at('Invoices')).toHaveLength(1);
    const refused = await where('Total==1');
    expect([refused.status, refused.json().at('ErrorNumber')]).toEqual([400, 16]);
    expect((await where('Type=="ACCREC" OR Status=="PAID"')).status).toBe(400);
  });

  it('leaves lines out of lists without a page', async () => {
    await put();
    expect((await at.xero('GET Invoices?InvoiceNumbers=TL-1')).json().at('Invoices', 0, 'LineItems')).toEqual(
      [],
    );
    expect((await where('InvoiceNumber=="TL-1"')).json().at('Invoices', 0, 'LineItems')).toHaveLength(1);
    expect((await at.xero('GET invoices/TL-1')).json().at('Invoices', 0, 'LineItems')).toHaveLength(1);
  });

  it('answers XML to whoever does not ask for JSON and 501 to a parameter it does not know', async () => {
    const reply = await at.xero('GET Organisation', undefined, { accept: '*/*' });
    expect(reply.text).toContain('<Organisations><Organisation>');
    expect((await at.xero('GET Invoices?colour=red')).status).toBe(501);
  });

  it('shows accounts without a code, archived and system ones', async () => {
    const rows = (await at.xero('GET Accounts')).text;
    expect(rows).toContain('"Name":"Consulting"');
    expect(rows).toContain('"Status":"ARCHIVED"');
    expect(rows).toContain('"SystemAccount":"ROUNDING"');
  });
});

describe('contacts', () => {
  const create = (contact: object) => at.xero('PUT Contacts?summarizeErrors=false', { Contacts: [contact] });

  it('have one name among the active ones, whatever case and accents', async () => {
    const name = ledger().contacts[1]?.name ?? '';
    const reply = await create({ Name: name.toUpperCase().replace('Ō', 'O') });
    expect(reply.text).toContain('is already assigned to another contact');
    control().act({ act: 'archive-contact', contactId: ledger().contacts[1]?.contactId });
    expect((await create({ Name: name })).json().at('Contacts', 0, 'HasErrors')).toBeUndefined();
  });

  it('keep fields an update leaves out, and archived ones cannot be edited', async () => {
    const id = contactId();
    const before = ledger().contacts[0];
    await at.xero(`POST Contacts/${id}`, { Contacts: [{ EmailAddress: 'new@client.test' }] });
    expect(ledger().contacts[0]).toMatchObject({ name: before?.name, emailAddress: 'new@client.test' });
    control().act({ act: 'archive-contact', contactId: id });
    expect((await at.xero(`POST Contacts/${id}`, { Name: 'x' })).text).toContain(
      'cannot currently be edited',
    );
    expect((await at.xero('GET Contacts')).text).not.toContain(id);
    expect((await at.xero('GET Contacts?includeArchived=true')).text).toContain(id);
  });

  it('refuse angle brackets and repeated spaces in a name', async () => {
    expect((await create({ Name: 'A  <b>' })).json().at('Contacts', 0, 'ValidationErrors')).toHaveLength(2);
  });
});

describe('manual journals', () => {
  it('balance and keep off bank and system accounts', async () => {
    const journal = (lines: object[]) =>
      at.xero('PUT ManualJournals?summarizeErrors=false', {
        Narration: 'Trust',
        Date: '2026-11-20',
        JournalLines: lines,
      });
    const good = await journal([
      { LineAmount: 10, AccountCode: '835' },
      { LineAmount: -10, AccountCode: '836' },
    ]);
    expect(good.json().at('ManualJournals', 0, 'StatusAttributeString')).toBe('OK');
    const bad = await journal([
      { LineAmount: 10, AccountCode: '091' },
      { LineAmount: -9, AccountCode: '610' },
    ]);
    expect(bad.json().at('ManualJournals', 0, 'ValidationErrors')).toHaveLength(3);
  });
});
