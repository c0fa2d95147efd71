import { randomUUID } from 'node:crypto';

import type { SalesInvoiceDocument } from '@throughline/core/client-bill/sales-invoice-document';
import { sameDocument, type LedgerAccount, type LedgerTaxRate } from '@throughline/ledger-push';
import { beforeEach, describe, expect, it } from 'vitest';

import { anyServer } from './any-server.ts';
import { lineOf } from './invoice-documents.ts';
import { headersFor, ledgerUrl } from './open-clients.ts';
import { daysAfter, nobody } from './practice-entries.ts';
import { first } from './support.ts';

/** What holds of every Xero organisation, whatever it keeps. */
const server = anyServer();
const today = new Date().toISOString().slice(0, 10);
const month = { from: daysAfter(today, -30), to: today };

const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${ledgerUrl(server)}/${path}`, {
    headers: { ...headersFor(server.access.accessToken, server.access.organisationTenantId), ...headers },
  });

describe('any organisation', () => {
  it('has a name, a currency and lock dates that are days', async () => {
    const organisation = await server.ledger.organisation();
    expect(organisation.name).not.toBe('');
    expect(organisation.baseCurrency).toMatch(/^[A-Z]{3}$/);
    for (const lock of [organisation.periodLockDate, organisation.endOfYearLockDate]) {
      expect(lock ?? today).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it('says what the connected person may do', async () => {
    const names = (await server.ledger.organisationActions()).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['CreateApprovedInvoice', 'ApproveTransactionsBeforePeriodLockDate']),
    );
  });

  it('keeps a chart of accounts, each once', async () => {
    const accounts = await server.ledger.accounts();
    expect(accounts.length).toBeGreaterThan(0);
    expect(new Set(accounts.map(({ accountId }) => accountId)).size).toBe(accounts.length);
  });

  it('has a tax rate that fits sales', async () => {
    const rates = await server.ledger.taxRates();
    expect(rates.filter(({ active, appliesTo }) => active && appliesTo.revenue)).not.toEqual([]);
  });

  it('has at most two active tracking categories', async () => {
    const categories = await server.ledger.trackingCategories();
    expect(categories.filter(({ active }) => active).length).toBeLessThanOrEqual(2);
  });

  it('does not know what nobody made', async () => {
    const name = `Nobody ${randomUUID()}`;
    expect(await server.ledger.findContactsByName(name)).toEqual([]);
    expect(await server.ledger.contact(nobody)).toBeNull();
    expect(await server.ledger.findInvoicesByNumber([name])).toEqual([]);
    expect(await server.ledger.findInvoicesByUrl(`https://throughline.example/${name}`, month)).toEqual([]);
    expect(await server.ledger.payments(nobody)).toEqual([]);
  });

  it('lists what this app made, dated in the window', async () => {
    for (const { type, date } of await server.ledger.invoicesCreatedHere(month)) {
      expect(type).toBe('ACCREC');
      expect(date !== null && date >= month.from && date <= month.to).toBe(true);
    }
  });

  it('tells how many calls are left', async () => {
    const { headers } = await ask('Organisation');
    expect(headers.get('x-minlimit-remaining')).toMatch(/^\d+$/);
    expect(headers.get('x-daylimit-remaining')).toMatch(/^\d+$/);
  });

  it.each([
    { what: 'a token nobody issued', headers: { authorization: 'Bearer made-up' }, status: 401 },
    { what: 'a tenant that is not connected', headers: { 'xero-tenant-id': nobody }, status: 403 },
  ])('turns $what away with $status', async ({ headers, status }) => {
    expect((await ask('Organisation', headers)).status).toBe(status);
  });

  it('does not take a filter it cannot read', async () => {
    const response = await ask(`Contacts?where=${encodeURIComponent('Magic=="a"')}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ Type: 'QueryParseException' });
  });
});

describe('any organisation that may be written to', () => {
  beforeEach(({ skip }) => skip(server.noWrites !== null, server.noWrites ?? ''));

  const usable = ({ active, code, type, systemAccount }: LedgerAccount) =>
    active && code !== null && systemAccount === null && ['REVENUE', 'SALES'].includes(type);
  const fits = ({ active, appliesTo }: LedgerTaxRate) => active && appliesTo.revenue;

  async function newInvoice(): Promise<SalesInvoiceDocument> {
    const mark = randomUUID();
    const made = await server.ledger.createContact({ name: `Contract ${mark}` }, `contact-${mark}`);
    if (made.class !== 'applied') throw new Error(`no contact: ${JSON.stringify(made)}`);
    const account = first(await server.ledger.accounts(), usable);
    const { taxType } = first(await server.ledger.taxRates(), fits);
    return {
      Type: 'ACCREC',
      Status: 'AUTHORISED',
      Contact: { ContactID: made.contact.contactId },
      Date: today,
      DueDate: daysAfter(today, 20),
      InvoiceNumber: `C-${mark}`,
      Reference: `ENG-${mark}`,
      LineAmountTypes: 'Exclusive',
      LineItems: [lineOf({ AccountCode: account.code ?? '', TaxType: taxType })],
      Url: `https://throughline.example/client-bills/${mark}`,
    };
  }

  it('makes a contact once a name, and finds it', async () => {
    const contact = { name: `Contract ${randomUUID()}` };
    const made = await server.ledger.createContact(contact, randomUUID());
    expect(made).toMatchObject({ class: 'applied', contact });
    expect(await server.ledger.findContactsByName(contact.name.toUpperCase())).toMatchObject([
      { exact: false, contact },
    ]);
    expect(await server.ledger.createContact(contact, randomUUID())).toMatchObject({
      class: 'not_applied',
      kind: 'refused',
      problems: [{ code: 'contact_name_taken' }],
    });
  });

  it('makes an invoice once a key and once a number, and finds it', async () => {
    const document = await newInvoice();
    const key = randomUUID();
    const made = await server.ledger.createInvoice(document, key);
    expect(made).toMatchObject({ class: 'applied', invoice: { invoiceNumber: document.InvoiceNumber } });
    expect(await server.ledger.createInvoice(document, key)).toMatchObject({ class: 'applied' });
    const changed = { ...document, Reference: 'changed meanwhile' };
    expect(await server.ledger.createInvoice(changed, key)).toMatchObject({
      class: 'unknown',
      why: 'key_used_before',
    });
    expect(await server.ledger.createInvoice(document, randomUUID())).toMatchObject({
      class: 'not_applied',
      problems: [{ code: 'number_taken' }],
    });
    const found = await server.ledger.findInvoicesByNumber([document.InvoiceNumber]);
    expect(found.map((invoice) => sameDocument(invoice, document))).toEqual([true]);
  });

  it('refuses an invoice for an account it does not have, and keeps none', async () => {
    const document = await newInvoice();
    const LineItems = [lineOf({ AccountCode: 'nowhere' })];
    expect(await server.ledger.createInvoice({ ...document, LineItems }, randomUUID())).toMatchObject({
      class: 'not_applied',
      kind: 'refused',
    });
    expect(await server.ledger.findInvoicesByNumber([document.InvoiceNumber])).toEqual([]);
  });
});
