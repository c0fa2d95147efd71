import type { SalesInvoiceDocument } from '@throughline/core/client-bill/sales-invoice-document';
import { documentDifferences, sameDocument, type Ledger } from '@throughline/ledger-push';
import type { SandboxState } from '@throughline/sandbox';
import { beforeEach, describe, expect, it } from 'vitest';

import { activeContact, cents, documentOf, lineOf, type StateInvoice } from './invoice-documents.ts';
import { headersFor, ledgerUrl, openLedger } from './open-clients.ts';
import { daysAfter, nobody, today } from './practice-entries.ts';
import { contractServer, first, minute, second } from './support.ts';

const server = contractServer('tiny');
let ledger: Ledger;
let state: SandboxState;

beforeEach(async () => {
  ({ ledger } = await openLedger(server));
  state = await server.state();
});

const invoices = async (): Promise<StateInvoice[]> => (await server.state()).xero.invoices;
const create = (changes: Partial<SalesInvoiceDocument> = {}, key = 'key-1') =>
  ledger.createInvoice(documentOf(state, changes), key);

/** Creates an invoice that must be taken. */
const created = async (changes: Partial<SalesInvoiceDocument> = {}, key = 'key-1') => {
  const result = await create(changes, key);
  if (result.class !== 'applied') throw new Error(`not applied: ${JSON.stringify(result)}`);
  return result.invoice;
};

const refusedFor = (...codes: readonly string[]) => ({
  class: 'not_applied',
  kind: 'refused',
  status: 200,
  problems: codes.map((code) => expect.objectContaining({ code, original: expect.any(String) })),
});

describe('what the organisation holds is read as it is:', () => {
  it('the organisation with its lock dates', async () => {
    const { organisation: held } = state.xero;
    expect(await ledger.organisation()).toMatchObject({
      organisationId: held.organisationId,
      name: held.name,
      baseCurrency: 'NZD',
      countryCode: 'NZ',
      edition: held.edition,
      timezone: 'NEWZEALANDSTANDARDTIME',
      periodLockDate: held.periodLockDate,
      endOfYearLockDate: held.endOfYearLockDate,
    });
  });

  it('the organisation without lock dates', async () => {
    await server.act('lock-date', { where: 'xero-period', lockDate: null });
    await server.act('lock-date', { where: 'xero-year', lockDate: null });
    expect(await ledger.organisation()).toMatchObject({ periodLockDate: null, endOfYearLockDate: null });
  });

  it('what the connected person may do, which their role decides', async () => {
    const mayPostInLockedPeriod = async (): Promise<boolean | undefined> =>
      (await ledger.organisationActions()).find(
        ({ name }) => name === 'ApproveTransactionsBeforePeriodLockDate',
      )?.allowed;
    expect(await mayPostInLockedPeriod()).toBe(false);
    await server.act('set-role', { role: 'adviser' });
    expect(await mayPostInLockedPeriod()).toBe(true);
    expect(
      (await ledger.organisationActions()).find(({ name }) => name === 'CreateApprovedInvoice'),
    ).toMatchObject({
      allowed: true,
    });
  });

  it('the chart: with and without code, archived, bank and system accounts', async () => {
    const expected = state.xero.accounts.map((held) => ({
      accountId: held.accountId,
      code: held.code,
      name: held.name,
      type: held.type,
      accountClass: held.class,
      active: held.status === 'ACTIVE',
      taxType: held.taxType,
      systemAccount: held.systemAccount === '' ? null : held.systemAccount,
      paymentsEnabled: held.enablePayments,
      updatedAt: held.updatedAt,
    }));
    const accounts = await ledger.accounts();
    expect(accounts).toEqual(expected.map((account) => expect.objectContaining(account)));
    const kinds = [
      accounts.some(({ code }) => code === null),
      accounts.some(({ active }) => !active),
      accounts.some(({ type }) => type === 'BANK'),
      accounts.some(({ systemAccount }) => systemAccount !== null),
    ];
    expect(kinds).toEqual([true, true, true, true]);
  });

  it('tax rates, archived ones included', async () => {
    const rates = await ledger.taxRates();
    expect(rates.map(({ taxType, name }) => ({ taxType, name }))).toEqual(
      state.xero.taxRates.map(({ taxType, name }) => ({ taxType, name })),
    );
    expect(first(rates, ({ taxType }) => taxType === 'OUTPUT2')).toMatchObject({ active: true });
    expect(first(rates, ({ taxType }) => taxType === 'TAX001')).toMatchObject({ active: false });
  });

  it('tracking categories and their options', async () => {
    const [held] = state.xero.trackingCategories;
    const [category] = await ledger.trackingCategories();
    expect(category).toMatchObject({ name: held?.name });
    expect(category?.options.map(({ name }) => name)).toEqual(held?.options.map(({ name }) => name));
  });
});

describe('contacts', () => {
  const namesOf = async (name: string) =>
    (await ledger.findContactsByName(name)).map(({ contact, exact }) => [
      contact.name,
      contact.status,
      exact,
    ]);

  it('of exactly that name are found', async () => {
    const { name, contactId, contactNumber, emailAddress } = activeContact(state);
    expect(await ledger.findContactsByName(name)).toEqual([
      {
        exact: true,
        contact: expect.objectContaining({
          contactId,
          name,
          status: 'ACTIVE',
          contactNumber,
          email: emailAddress,
        }),
      },
    ]);
  });

  it('in other letters and accents are found, but not as exact', async () => {
    await server.act('add-contact', { name: 'Kōwhai Tātai' });
    expect(await namesOf('KOWHAI tatai')).toEqual([['Kōwhai Tātai', 'ACTIVE', false]]);
  });

  it('that share a name are all found, the archived one too', async () => {
    const { name, contactId } = activeContact(state);
    await server.act('archive-contact', { contactId });
    await server.act('add-contact', { name });
    await server.act('add-contact', { name: name.toUpperCase() });
    expect(new Set((await namesOf(name)).map(([, status, exact]) => `${status} ${exact}`))).toEqual(
      new Set(['ARCHIVED true', 'ACTIVE true', 'ACTIVE false']),
    );
  });

  it.each(['The "Best" Pies & Co', 'Back\\slash', "O'Neill & Sons", 'A, B; C (2010) %20', '"'])(
    'called %s are found',
    async (name) => {
      await server.act('add-contact', { name });
      expect(await namesOf(name)).toEqual([[name, 'ACTIVE', true]]);
    },
  );

  it('with a name that only contains the one wanted are not found', async () => {
    await server.act('add-contact', { name: 'The "Best" Pies & Co' });
    expect(await namesOf('"Best"')).toEqual([]);
    expect(await namesOf('Best')).toEqual([]);
  });

  it('of no such name are none', async () => {
    expect(await ledger.findContactsByName('Nobody Ltd')).toEqual([]);
  });

  it('come by id, and as null when Xero has none', async () => {
    const { contactId, name } = activeContact(state);
    expect(await ledger.contact(contactId)).toMatchObject({ contactId, name });
    expect(await ledger.contact(nobody)).toBeNull();
  });

  it('come by the number we gave them, renamed and archived too', async () => {
    const made = await ledger.createContact({ name: 'Numbered Ltd', contactNumber: 'pm:9' }, 'contact-9');
    const contactId = made.class === 'applied' ? made.contact.contactId : '';
    await server.act('rename-contact', { contactId, to: 'Renamed Ltd' });
    await server.act('archive-contact', { contactId });
    expect(await ledger.findContactsByName('Numbered Ltd')).toEqual([]);
    expect(await ledger.contact('pm:9')).toMatchObject({
      contactId,
      name: 'Renamed Ltd',
      status: 'ARCHIVED',
    });
    expect(await ledger.contact('pm:10')).toBeNull();
  });

  it('can be made, once a key', async () => {
    const wanted = { name: '  New <one>  &  Sons ', email: 'new@example.test', contactNumber: 'pm:1' };
    const made = await ledger.createContact(wanted, 'contact-1');
    const again = await ledger.createContact(wanted, 'contact-1');
    expect(made).toMatchObject({
      class: 'applied',
      contact: { name: 'New one & Sons', contactNumber: 'pm:1' },
    });
    expect(again).toMatchObject({
      class: 'applied',
      contact: made.class === 'applied' ? made.contact : null,
    });
    const held = (await server.state()).xero.contacts.filter(({ contactNumber }) => contactNumber === 'pm:1');
    expect(held).toMatchObject([{ name: 'New one & Sons', emailAddress: 'new@example.test' }]);
  });

  it('are refused for a name, a number or an address Xero does not take', async () => {
    const { name } = activeContact(state);
    await ledger.createContact({ name: 'Number holder', contactNumber: 'pm:1' }, 'contact-1');
    const before = (await server.state()).xero.contacts;
    const cases = [
      { wanted: { name: name.toUpperCase() }, code: 'contact_name_taken' },
      { wanted: { name: 'Other', contactNumber: 'pm:1' }, code: 'contact_number_taken' },
      { wanted: { name: 'Other', email: 'not an address' }, code: 'email_not_usable' },
    ];
    for (const { wanted, code } of cases) {
      expect(await ledger.createContact(wanted, `key-${code}`)).toMatchObject(refusedFor(code));
    }
    expect((await server.state()).xero.contacts).toEqual(before);
  });
});

describe('a sales invoice', () => {
  it('is in Xero as it was sent: number, link, reference, dates, contact and coding', async () => {
    const document = documentOf(state, {
      LineItems: [lineOf({ Tracking: [{ Name: 'Team', Option: 'Advisory' }] })],
    });
    const result = await ledger.createInvoice(document, 'key-1');
    const [held, ...others] = await invoices();
    expect(others).toEqual([]);
    expect(held).toMatchObject({
      type: 'ACCREC',
      status: 'AUTHORISED',
      number: document.InvoiceNumber,
      reference: document.Reference,
      url: document.Url,
      contactId: document.Contact.ContactID,
      date: document.Date,
      dueDate: document.DueDate,
      lineAmountTypes: 'Exclusive',
      currencyCode: 'NZD',
      lines: [
        {
          description: document.LineItems[0]?.Description,
          accountCode: '200',
          taxType: 'OUTPUT2',
          tracking: [{ name: 'Team', option: 'Advisory' }],
        },
      ],
    });
    expect(result).toMatchObject({
      class: 'applied',
      warnings: [],
      invoice: {
        invoiceId: held?.id,
        invoiceNumber: document.InvoiceNumber,
        reference: document.Reference,
        url: document.Url,
        date: document.Date,
        dueDate: document.DueDate,
        status: 'AUTHORISED',
        amountDueCents: 11_500,
      },
    });
  });

  it('leaves its contact as it was', async () => {
    await created();
    expect((await server.state()).xero.contacts).toEqual(state.xero.contacts);
  });

  it.each([
    { name: 'tax of less than half a cent goes down', lines: [{ UnitAmount: 14.43 }], net: 1443, tax: 216 },
    { name: 'exactly half a cent goes away from zero', lines: [{ UnitAmount: 0.3 }], net: 30, tax: 5 },
    {
      name: 'tax is rounded per line, not once',
      lines: [{ UnitAmount: 0.3 }, { UnitAmount: 0.3 }, { UnitAmount: 0.3 }],
      net: 90,
      tax: 15,
    },
    {
      name: 'a price of four places is kept',
      lines: [{ Quantity: 1.25, UnitAmount: 185.3333 }],
      net: 23_167,
      tax: 3475,
    },
    {
      name: 'a tax amount of our own is kept',
      lines: [{ UnitAmount: 100, TaxAmount: 14.99 }],
      net: 10_000,
      tax: 1499,
    },
    {
      name: 'a credit line counts against the others',
      lines: [{ UnitAmount: 100 }, { UnitAmount: -14.43 }],
      net: 8557,
      tax: 1284,
    },
    {
      name: 'zero-rated lines stand beside taxed ones',
      lines: [{ UnitAmount: 19.99 }, { UnitAmount: 33.33, AccountCode: '207', TaxType: 'ZERORATED' }],
      net: 5332,
      tax: 300,
    },
    {
      name: 'half a cent of a credit line goes away from zero too',
      lines: [{ UnitAmount: 100 }, { UnitAmount: -0.3 }],
      net: 9970,
      tax: 1495,
    },
    {
      name: 'a large amount is exact',
      lines: [{ UnitAmount: 9_999_999.99 }],
      net: 999_999_999,
      tax: 150_000_000,
    },
  ])('adds up to the cent: $name', async ({ lines, net, tax }) => {
    const invoice = await created({ LineItems: lines.map(lineOf) });
    const totals = { subTotalCents: net, totalTaxCents: tax, totalCents: net + tax };
    expect(invoice).toMatchObject({ ...totals, amountDueCents: net + tax, amountPaidCents: 0 });
    const [held] = await invoices();
    expect(held && [held.subTotal, held.totalTax, held.total].map(cents)).toEqual([net, tax, net + tax]);
  });

  it.each([
    { types: 'Inclusive', net: 10_000, tax: 1500, total: 11_500 },
    { types: 'NoTax', net: 11_500, tax: 0, total: 11_500 },
  ] as const)('with $types lines adds up to the cent', async ({ types, net, tax, total }) => {
    const invoice = await created({ LineAmountTypes: types, LineItems: [lineOf({ UnitAmount: 115 })] });
    expect(invoice).toMatchObject({ subTotalCents: net, totalTaxCents: tax, totalCents: total });
  });

  it('keeps a note of every character', async () => {
    const description = `one\ntwo & <three> "four" \\ five – ½ Tāmaki 🧾 ${'x'.repeat(3900)}`;
    await created({ LineItems: [lineOf({ Description: description })], Reference: '"\\ & <x> Ā' });
    expect(first(await invoices())).toMatchObject({ reference: '"\\ & <x> Ā', lines: [{ description }] });
  });

  it('can be posted by an adviser into the locked period, though not into the locked year', async () => {
    await server.act('set-role', { role: 'adviser' });
    const { periodLockDate, endOfYearLockDate } = state.xero.organisation;
    expect(await create({ Date: periodLockDate ?? '' }, 'key-1')).toMatchObject({ class: 'applied' });
    const year = await create({ Date: endOfYearLockDate ?? '', InvoiceNumber: 'CB-0002' }, 'key-2');
    expect(year).toMatchObject(refusedFor('year_locked'));
  });
});

describe('a sales invoice is refused, and Xero stays as it was, for', () => {
  const wrong: readonly {
    name: string;
    code: string;
    change: (now: SandboxState) => Partial<SalesInvoiceDocument>;
  }[] = [
    { name: 'an account nobody knows', code: 'account_not_usable', change: () => coded('999') },
    { name: 'a bank account', code: 'account_not_usable', change: () => coded('090') },
    { name: 'a system account', code: 'account_not_usable', change: () => coded('610') },
    { name: 'an archived account', code: 'account_archived', change: () => coded('280') },
    { name: 'no account', code: 'account_missing', change: () => coded('') },
    { name: 'a tax type nobody knows', code: 'tax_unknown', change: () => coded('200', 'OUTPUT99') },
    { name: 'an archived tax type', code: 'tax_unknown', change: () => coded('200', 'TAX001') },
    { name: 'a tax type of purchases', code: 'tax_unknown', change: () => coded('200', 'INPUT2') },
    {
      name: 'a tax type that does not fit',
      code: 'tax_does_not_fit_account',
      change: () => coded('400', 'OUTPUT2'),
    },
    {
      name: 'a day in the locked period',
      code: 'period_locked',
      change: ({ xero }) => ({ Date: xero.organisation.periodLockDate ?? '' }),
    },
    {
      name: 'a day in the locked year',
      code: 'year_locked',
      change: ({ xero }) => ({ Date: xero.organisation.endOfYearLockDate ?? '' }),
    },
    { name: 'no lines', code: 'document_incomplete', change: () => ({ LineItems: [] }) },
    { name: 'a link that names Xero', code: 'other', change: () => ({ Url: 'https://xero.example/1' }) },
    { name: 'a number with a macron', code: 'other', change: () => ({ InvoiceNumber: 'CB-ā' }) },
    { name: 'a description of 4,001 characters', code: 'other', change: () => described('x'.repeat(4001)) },
    {
      name: 'an archived tracking option',
      code: 'other',
      change: () => ({ LineItems: [lineOf({ Tracking: [{ Name: 'Team', Option: 'Rural' }] })] }),
    },
  ];

  function coded(AccountCode: string, TaxType = 'OUTPUT2'): Partial<SalesInvoiceDocument> {
    return { LineItems: [lineOf({ AccountCode, TaxType })] };
  }
  function described(Description: string): Partial<SalesInvoiceDocument> {
    return { LineItems: [lineOf({ Description })] };
  }

  it.each(wrong)('$name: $code', async ({ code, change }) => {
    expect(await create(change(state))).toMatchObject(refusedFor(code));
    expect(await invoices()).toEqual([]);
  });

  it('everything that is wrong at once, all of it named', async () => {
    const lines = [
      lineOf({ AccountCode: '999' }),
      lineOf({ AccountCode: '280' }),
      lineOf({ TaxType: 'INPUT2' }),
    ];
    const result = await create({ LineItems: lines, Date: state.xero.organisation.endOfYearLockDate ?? '' });
    expect(result).toMatchObject({ class: 'not_applied', kind: 'refused' });
    const codes = result.class === 'not_applied' ? result.problems.map(({ code }) => code) : [];
    expect(new Set(codes)).toEqual(
      new Set(['account_not_usable', 'account_archived', 'tax_unknown', 'year_locked']),
    );
  });

  it('an archived contact, until somebody restores it', async () => {
    const { contactId } = activeContact(state);
    await server.act('archive-contact', { contactId });
    expect(await create()).toMatchObject(refusedFor('contact_archived'));
    expect(await invoices()).toEqual([]);
    await server.act('restore-contact', { contactId });
    expect(await create({}, 'key-2')).toMatchObject({ class: 'applied' });
  });

  it('a contact nobody knows, with 404 for the whole request', async () => {
    expect(await create({ Contact: { ContactID: nobody } })).toMatchObject({
      class: 'not_applied',
      kind: 'refused',
      status: 404,
      problems: [{ code: 'not_in_xero' }],
    });
    expect(await invoices()).toEqual([]);
  });

  it('a number in use, whatever else it says', async () => {
    const { invoiceId } = await created();
    const other = await create({ Url: 'https://throughline.example/client-bills/0002' }, 'key-2');
    expect(other).toMatchObject(refusedFor('number_taken'));
    expect((await invoices()).map(({ id }) => id)).toEqual([invoiceId]);
  });

  it('a number of a voided invoice only where Xero keeps it', async () => {
    const { invoiceId } = await created();
    await server.act('void-invoice', { invoiceId });
    await server.setSwitch('X-02', 'reserved');
    expect(await create({}, 'key-2')).toMatchObject(refusedFor('number_taken'));
    await server.setSwitch('X-02', 'reusable');
    expect(await create({}, 'key-3')).toMatchObject({ class: 'applied' });
  });
});

describe('an idempotency key', () => {
  it('sent again with the same bytes gives the same invoice', async () => {
    const { invoiceId } = await created();
    await server.advance(5 * minute);
    expect((await created()).invoiceId).toBe(invoiceId);
    expect(await invoices()).toHaveLength(1);
  });

  it('sent at once by two gives one invoice', async () => {
    const results = await Promise.all([created(), created()]);
    expect(new Set(results.map(({ invoiceId }) => invoiceId)).size).toBe(1);
    expect(await invoices()).toHaveLength(1);
  });

  it('sent with other bytes is unknown, and makes nothing', async () => {
    await created();
    expect(await create({ InvoiceNumber: 'CB-0002' })).toMatchObject({
      class: 'unknown',
      why: 'key_used_before',
      cached: true,
      status: 400,
    });
    expect(await invoices()).toHaveLength(1);
  });

  it('is forgotten after six minutes: only the number keeps a second invoice away', async () => {
    await created();
    await server.advance(6 * minute + second);
    expect(await create()).toMatchObject(refusedFor('number_taken'));
    expect(await invoices()).toHaveLength(1);
    expect(await create({ InvoiceNumber: 'CB-0002' }, 'key-1')).toMatchObject({ class: 'unknown' });
    await server.advance(6 * minute + second);
    expect(await create({ InvoiceNumber: 'CB-0002' }, 'key-1')).toMatchObject({ class: 'applied' });
    expect(await invoices()).toHaveLength(2);
  });

  it('keeps a refusal too: after the fix only a new key goes through', async () => {
    const { accountId } = first(state.xero.accounts, ({ code }) => code === '280');
    const archived = { LineItems: [lineOf({ AccountCode: '280' })] };
    expect(await create(archived)).toMatchObject(refusedFor('account_archived'));
    await server.act('edit-account', { accountId, status: 'ACTIVE' });
    expect(await create(archived)).toMatchObject(refusedFor('account_archived'));
    expect(await create(archived, 'key-2')).toMatchObject({ class: 'applied' });
    expect(await invoices()).toHaveLength(1);
  });

  it('is kept for the whole app, as the switch says, or for each organisation', async () => {
    await created();
    expect(await create({ Reference: 'other' })).toMatchObject({ class: 'unknown', why: 'key_used_before' });
    await server.setSwitch('X-07', 'app-and-tenant');
    expect(await create({ Reference: 'other' })).toMatchObject(refusedFor('number_taken'));
  });
});

describe('an invoice is found again', () => {
  const range = () => ({ from: daysAfter(today(state), -7), to: daysAfter(today(state), 7) });

  it('by its number, with its lines, among many', async () => {
    for (const number of ['CB-1', 'CB-2', 'cb-3, and a comma']) {
      await created(
        { InvoiceNumber: number, Url: `https://throughline.example/${number.length}` },
        number.slice(0, 4),
      );
    }
    const found = await ledger.findInvoicesByNumber(['CB-2', 'cb-3, and a comma', 'CB-9']);
    expect(new Set(found.map(({ invoiceNumber }) => invoiceNumber))).toEqual(
      new Set(['CB-2', 'cb-3, and a comma']),
    );
    expect(found).toHaveLength(2);
    expect(found.every(({ lines }) => lines.length === 1)).toBe(true);
    expect(await ledger.findInvoicesByNumber(['CB-9'])).toEqual([]);
    expect(await ledger.findInvoicesByNumber([])).toEqual([]);
  });

  it('as the same document it was sent as', async () => {
    const document = documentOf(state, { LineItems: [lineOf({ Quantity: 1.25, UnitAmount: 185.3333 })] });
    await ledger.createInvoice(document, 'key-1');
    const [found] = await ledger.findInvoicesByNumber([document.InvoiceNumber]);
    expect(found && sameDocument(found, document)).toBe(true);
    const other = documentOf(state, { Date: daysAfter(today(state), -1), Url: `${document.Url}/2` });
    expect(found && documentDifferences(found, other)).toEqual(['url', 'date', 'amount']);
  });

  it('by its link when somebody changed its number', async () => {
    const { invoiceId, url } = await created();
    await server.act('edit-invoice', { invoiceId, newNumber: 'THEIRS-1' });
    expect(await ledger.findInvoicesByNumber(['CB-0001'])).toEqual([]);
    const found = await ledger.findInvoicesByUrl(url ?? '', range());
    expect(found.map(({ invoiceId: id, invoiceNumber }) => [id, invoiceNumber])).toEqual([
      [invoiceId, 'THEIRS-1'],
    ]);
    expect(await ledger.findInvoicesByUrl(`${url}/other`, range())).toEqual([]);
    const elsewhere = { from: daysAfter(today(state), 1), to: daysAfter(today(state), 9) };
    expect(await ledger.findInvoicesByUrl(url ?? '', elsewhere)).toEqual([]);
  });

  it('when it was voided, and says so', async () => {
    const { invoiceId } = await created();
    await server.act('void-invoice', { invoiceId });
    expect(await ledger.findInvoicesByNumber(['CB-0001'])).toMatchObject([{ invoiceId, status: 'VOIDED' }]);
  });

  it('among the ones this app made and somebody changed since', async () => {
    const { invoiceId } = await created();
    await created({ InvoiceNumber: 'CB-0002' }, 'key-2');
    expect(await ledger.invoicesCreatedHere(range())).toHaveLength(2);
    await server.advance(minute);
    const modifiedSince = new Date((await server.state()).now);
    await server.advance(second);
    await server.act('edit-invoice', { invoiceId, reference: 'changed by hand' });
    const changed = await ledger.invoicesCreatedHere({ ...range(), modifiedSince });
    expect(changed).toMatchObject([{ invoiceId, reference: 'changed by hand' }]);
  });

  it('over several pages, each once', { timeout: 60_000 }, async () => {
    const { accessToken, organisationTenantId } = await openLedger(server);
    const many = Array.from({ length: 130 }, (_, index) =>
      documentOf(state, { InvoiceNumber: `P-${index}` }),
    );
    const response = await fetch(`${ledgerUrl(server)}/Invoices?summarizeErrors=false`, {
      method: 'PUT',
      headers: { ...headersFor(accessToken, organisationTenantId), 'content-type': 'application/json' },
      body: JSON.stringify({ Invoices: many }),
    });
    expect(response.status).toBe(200);
    const found = await ledger.invoicesCreatedHere(range());
    expect(new Set(found.map(({ invoiceNumber }) => invoiceNumber)).size).toBe(130);
    expect(found).toHaveLength(130);
    const numbers = many.map(({ InvoiceNumber }) => InvoiceNumber);
    expect(await ledger.findInvoicesByNumber(numbers)).toHaveLength(130);
  });
});

describe('after an invoice', () => {
  it('its payments are read, and it is paid', async () => {
    const { invoiceId } = await created();
    expect(await ledger.payments(invoiceId)).toEqual([]);
    await server.act('pay-invoice', { invoiceId, amount: '15.00' });
    expect(await ledger.payments(invoiceId)).toMatchObject([{ amountCents: 1500 }]);
    await server.act('pay-invoice', { invoiceId });
    expect(await ledger.findInvoicesByNumber(['CB-0001'])).toMatchObject([
      { status: 'PAID', amountPaidCents: 11_500, amountDueCents: 0 },
    ]);
    expect(await ledger.payments(nobody)).toEqual([]);
  });

  it('a credit note takes off it what is allocated', async () => {
    const { invoiceId } = await created();
    const note = await ledger.createCreditNote(
      {
        Type: 'ACCRECCREDIT',
        Status: 'AUTHORISED',
        Contact: { ContactID: activeContact(state).contactId },
        Date: today(state),
        CreditNoteNumber: 'CN-1',
        Reference: 'CB-0001',
        LineAmountTypes: 'Exclusive',
        LineItems: [lineOf({ UnitAmount: 40 })],
      },
      'credit-1',
    );
    if (note.class !== 'applied') throw new Error(`not applied: ${JSON.stringify(note)}`);
    const { creditNoteId } = note.creditNote;
    expect(note.creditNote).toMatchObject({ totalCents: 4600, remainingCreditCents: 4600 });
    const allocation = { creditNoteId, invoiceId, amountCents: 2600, date: today(state) };
    expect(await ledger.allocateCreditNote(allocation, 'allocate-1')).toMatchObject({ class: 'applied' });
    expect(await ledger.findInvoicesByNumber(['CB-0001'])).toMatchObject([
      { amountCreditedCents: 2600, amountDueCents: 8900 },
    ]);
    const tooMuch = await ledger.allocateCreditNote({ ...allocation, amountCents: 2001 }, 'allocate-2');
    expect(tooMuch).toMatchObject({ class: 'not_applied', kind: 'refused' });
    expect((await server.state()).xero.allocations).toHaveLength(1);
  });

  it('a manual journal that balances is posted, one that does not is refused', async () => {
    const lines = (last: number) => [
      { LineAmount: 100, AccountCode: '477', TaxType: 'NONE', Description: 'to' },
      { LineAmount: last, AccountCode: '476', TaxType: 'NONE', Description: 'from' },
    ];
    const journal = (last: number, key: string) =>
      ledger.createManualJournal(
        {
          Narration: 'Rounding & such',
          Date: today(state),
          Status: 'POSTED',
          LineAmountTypes: 'NoTax',
          JournalLines: lines(last),
        },
        key,
      );
    expect(await journal(-100, 'journal-1')).toMatchObject({ class: 'applied' });
    expect(await journal(-99.99, 'journal-2')).toMatchObject({ class: 'not_applied', kind: 'refused' });
    expect((await server.state()).xero.manualJournals).toMatchObject([{ narration: 'Rounding & such' }]);
  });
});

describe('permissions', () => {
  it('to read settings do not let an invoice be made', async () => {
    await server.act('revoke-consent');
    const { ledger: narrow } = await openLedger(server, { scope: 'openid accounting.settings.read' });
    expect((await narrow.accounts()).length).toBeGreaterThan(0);
    expect(await narrow.createInvoice(documentOf(state), 'key-1')).toMatchObject({
      class: 'not_applied',
      kind: 'unauthorised',
      status: 401,
      problems: [{ code: 'permission_missing' }],
    });
    await expect(narrow.findInvoicesByNumber(['CB-0001'])).rejects.toMatchObject({
      kind: 'unauthorised',
      status: 401,
    });
    expect(await invoices()).toEqual([]);
  });
});
