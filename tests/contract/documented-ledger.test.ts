import { gzipSync } from 'node:zlib';

import { createLedger, type Ledger, type LedgerReplyMeta } from '@throughline/ledger-push';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { documented, ids, inXml } from './documented-ledger.ts';
import { type RawAnswer, rawAnswer, type RawRequest, type RawServer, startRawServer } from './raw-server.ts';

/** The ledger client against what Xero's documents print, from a server that shares no code with anything of ours. */

let server: RawServer;
let answer: RawAnswer;
let ledger: Ledger;
const metas: LedgerReplyMeta[] = [];

const jsonHeaders = [
  'Content-Type: application/json; charset=utf-8',
  'XERO-Correlation-ID: 6a7f1b4e-0000-4000-8000-2d9c8e5a3f10',
  'X-MinLimit-Remaining: 59',
  'x-daylimit-remaining: 4998',
  'X-AppMinLimit-Remaining: 9999',
];
const ok = (body: string): RawAnswer => asJson(() => rawAnswer('200 OK', jsonHeaders, body));

/** The default of Xero is XML, so a client that does not ask for JSON is found out. */
function asJson(inJson: RawAnswer): RawAnswer {
  return (request) =>
    request.headers.get('accept') === 'application/json'
      ? inJson(request)
      : rawAnswer('200 OK', ['Content-Type: text/xml; charset=utf-8'], inXml);
}

beforeAll(async () => {
  server = await startRawServer((request) => answer(request));
});
afterAll(() => server.close());
beforeEach(() => {
  metas.length = 0;
  ledger = createLedger({
    baseUrl: `${server.url}/api.xro/2.0`,
    tenantId: 'tenant-1',
    getAccessToken: async () => 'token-1',
    timeoutMs: 5000,
    onReply: (meta) => metas.push(meta),
  });
});

const lastSeen = (): RawRequest | undefined => server.seen.at(-1);

describe('the ledger client reads the documented', () => {
  it('organisation', async () => {
    answer = ok(documented.organisations);
    expect(await ledger.organisation()).toEqual({
      organisationId: ids.organisation,
      name: 'Harbour Ledgers',
      legalName: 'Harbour Ledgers Limited',
      baseCurrency: 'NZD',
      countryCode: 'NZ',
      version: 'NZ',
      edition: 'PARTNER',
      organisationClass: 'PREMIUM',
      paysTax: true,
      salesTaxBasis: 'PAYMENTS',
      defaultSalesTax: 'Tax Exclusive',
      periodLockDate: '2026-09-30',
      endOfYearLockDate: null,
      timezone: 'NEWZEALANDSTANDARDTIME',
      isDemoCompany: false,
      shortCode: '!23eYt',
      organisationStatus: 'ACTIVE',
    });
    expect(metas).toMatchObject([
      {
        correlationId: '6a7f1b4e-0000-4000-8000-2d9c8e5a3f10',
        minuteRemaining: 59,
        dayRemaining: 4998,
        appMinuteRemaining: 9999,
      },
    ]);
  });

  it('actions', async () => {
    answer = ok(documented.actions);
    expect(await ledger.organisationActions()).toEqual([
      { name: 'CreateApprovedInvoice', allowed: false },
      { name: 'UseMulticurrency', allowed: false },
      { name: 'ApproveTransactionsBeforePeriodLockDate', allowed: true },
    ]);
  });

  it('accounts, with and without a code', async () => {
    answer = ok(documented.accounts);
    expect(await ledger.accounts()).toMatchObject([
      { code: '200', active: true, systemAccount: null, paymentsEnabled: false, taxType: 'OUTPUT2' },
      { code: null, active: false, systemAccount: null, paymentsEnabled: true, type: 'BANK' },
    ]);
  });

  it('tax rates, their flags and figures in text or not', async () => {
    answer = ok(documented.taxRates);
    const classes = { assets: true, equity: true, expenses: false, liabilities: true, revenue: true };
    expect(await ledger.taxRates()).toMatchObject([
      { taxType: 'OUTPUT2', active: true, effectiveRatePercent: 15, appliesTo: classes },
      { taxType: 'TAX001', active: false, effectiveRatePercent: 12.5, appliesTo: { revenue: true } },
    ]);
  });

  it('tracking categories', async () => {
    answer = ok(documented.trackingCategories);
    expect(await ledger.trackingCategories()).toEqual([
      {
        trackingCategoryId: ids.category,
        name: 'Region',
        active: true,
        options: [{ trackingOptionId: ids.option, name: 'Eastside', active: true }],
      },
    ]);
  });

  it('contacts over two pages, the second archived and merged', async () => {
    answer = asJson(({ target }) =>
      rawAnswer('200 OK', jsonHeaders, documented.contacts(target.includes('page=2') ? 2 : 1)),
    );
    expect(await ledger.findContactsByName('Harbour Lane Holdings')).toMatchObject([
      {
        exact: true,
        contact: { contactId: ids.contact, status: 'ACTIVE', email: null, contactNumber: null },
      },
      { exact: true, contact: { status: 'ARCHIVED', mergedToContactId: ids.merged } },
    ]);
    expect(metas).toHaveLength(2);
    answer = ok(documented.contact);
    expect(await ledger.contact(ids.contact)).toMatchObject({ name: 'Harbour Lane Holdings' });
  });

  it('invoices, after a byte-order mark, compressed or not', async () => {
    const wanted = {
      invoiceId: ids.invoice,
      date: '2026-11-23',
      dueDate: '2026-12-20',
      subTotalCents: 180_000,
      totalTaxCents: 27_000,
      totalCents: 207_000,
      amountDueCents: 107_000,
      amountPaidCents: 100_000,
      amountCreditedCents: 0,
      updatedAt: '2026-11-23T05:10:45.123Z',
      lines: [
        { quantity: 1, unitAmount: 1800, lineAmountCents: 180_000, tracking: [{ option: 'Eastside' }] },
      ],
    };
    answer = ok(documented.invoices);
    expect(await ledger.findInvoicesByNumber(['CB-0546'])).toMatchObject([wanted]);
    const packed = [...jsonHeaders, 'Content-Encoding: gzip'];
    answer = asJson(() => rawAnswer('200 OK', packed, gzipSync(documented.invoices)));
    expect(await ledger.findInvoicesByNumber(['cb-0546'])).toMatchObject([wanted]);
  });

  it('list of none', async () => {
    answer = ok(documented.noInvoices);
    expect(await ledger.findInvoicesByNumber(['CB-0546'])).toEqual([]);
  });

  it('payments', async () => {
    answer = ok(documented.payments);
    expect(await ledger.payments(ids.invoice)).toMatchObject([
      {
        paymentId: ids.payment,
        invoiceId: ids.invoice,
        amountCents: 100_000,
        date: '2026-11-23',
        reference: null,
      },
    ]);
  });
});

const line = { Description: 'a', Quantity: 1, UnitAmount: 1800, AccountCode: '200', TaxType: 'OUTPUT2' };
const common = {
  Status: 'AUTHORISED',
  Contact: { ContactID: ids.contact },
  Date: '2026-11-23',
  Reference: 'ENG-2026-17',
  LineAmountTypes: 'Exclusive',
  LineItems: [line],
} as const;
const document = {
  ...common,
  Type: 'ACCREC',
  DueDate: '2026-12-20',
  InvoiceNumber: 'CB-0546',
  Url: 'https://throughline.example/client-bills/0546',
} as const;

describe('the ledger client writes and reads the documented', () => {
  it('invoice', async () => {
    answer = ok(documented.invoices);
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'applied',
      warnings: [],
      invoice: { invoiceId: ids.invoice, totalCents: 207_000 },
    });
    expect(lastSeen()).toMatchObject({
      method: 'PUT',
      target: '/api.xro/2.0/Invoices?summarizeErrors=false&unitdp=4',
    });
    const sent: unknown = JSON.parse(lastSeen()?.body ?? '');
    expect(sent).toEqual({ Invoices: [document] });
    expect(lastSeen()?.headers.get('idempotency-key')).toBe('key-1');
    expect(lastSeen()?.headers.get('xero-tenant-id')).toBe('tenant-1');
    expect(lastSeen()?.headers.get('content-type')).toMatch(/^application\/json\b/);
  });

  it('refusal without an id, its reasons under either name', async () => {
    answer = ok(documented.refusedInvoice);
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'not_applied',
      kind: 'refused',
      problems: [{ code: 'currency_not_enabled' }, { code: 'contact_missing' }],
    });
  });

  it('remark on what was saved', async () => {
    answer = ok(documented.warnedInvoice);
    const result = await ledger.createInvoice(document, 'key-1');
    expect(result).toMatchObject({ class: 'applied', warnings: [{ code: 'account_removed' }] });
  });

  it('contact', async () => {
    answer = ok(documented.contact);
    const result = await ledger.createContact({ name: 'Harbour Lane Holdings' }, 'key-1');
    expect(result).toMatchObject({ class: 'applied', contact: { contactId: ids.contact } });
  });

  it('credit note and its allocation', async () => {
    answer = ok(documented.creditNotes);
    const note = { ...common, Type: 'ACCRECCREDIT', CreditNoteNumber: 'CN-0001' } as const;
    expect(await ledger.createCreditNote(note, 'key-1')).toMatchObject({
      class: 'applied',
      creditNote: { creditNoteId: ids.creditNote, totalCents: 10_000, remainingCreditCents: 6050 },
    });
    answer = ok(documented.allocations);
    const { creditNote: creditNoteId, invoice: invoiceId } = ids;
    const allocation = { creditNoteId, invoiceId, amountCents: 3950, date: '2026-11-23' };
    expect(await ledger.allocateCreditNote(allocation, 'key-2')).toMatchObject({
      class: 'applied',
      allocation: { allocationId: ids.allocation, invoiceId, amountCents: 3950, date: '2026-11-23' },
    });
  });

  it('manual journal', async () => {
    answer = ok(documented.manualJournals);
    const journal = {
      Narration: 'Trust summary',
      Status: 'POSTED',
      Date: '2026-11-23',
      LineAmountTypes: 'NoTax',
      JournalLines: [
        { LineAmount: 100.25, AccountCode: '476', TaxType: 'NONE' },
        { LineAmount: -100.25, AccountCode: '477', TaxType: 'NONE' },
      ],
    } as const;
    expect(await ledger.createManualJournal(journal, 'key-1')).toMatchObject({
      class: 'applied',
      manualJournal: {
        manualJournalId: ids.journal,
        lines: [{ amountCents: 10_025 }, { amountCents: -10_025 }],
      },
    });
  });
});

describe('the ledger client makes of an odd answer what it is', () => {
  it.each([
    {
      name: 'a limit with headers in other letters and a date to wait for',
      bytes: rawAnswer('429 Too Many Requests', [
        'RETRY-AFTER: Mon, 23 Nov 2026 10:00:30 GMT',
        'DATE: Mon, 23 Nov 2026 10:00:00 GMT',
        'X-RATE-LIMIT-PROBLEM: Minute',
      ]),
      wanted: {
        class: 'not_applied',
        kind: 'throttled',
        retryAfterMs: 30_000,
        problems: [{ code: 'minute_limit' }],
      },
    },
    {
      name: 'a status nobody has documented',
      bytes: rawAnswer('520 Web Server Returned an Unknown Error', ['Content-Type: text/html'], '<p>Oh'),
      wanted: { class: 'unknown', why: 'server_trouble', cached: true },
    },
    {
      name: 'an answer in XML',
      bytes: rawAnswer('200 OK', ['Content-Type: text/xml'], inXml),
      wanted: { class: 'unknown', why: 'answer_unreadable', status: 200 },
    },
    {
      name: 'JSON that says it is text',
      bytes: rawAnswer('200 OK', ['Content-Type: text/plain'], documented.invoices),
      wanted: { class: 'applied' },
    },
    {
      name: 'created instead of fine',
      bytes: rawAnswer('201 Created', jsonHeaders, documented.invoices),
      wanted: { class: 'applied' },
    },
    {
      name: 'no content',
      bytes: Buffer.from('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n'),
      wanted: { class: 'unknown', why: 'answer_unreadable' },
    },
    {
      name: 'bytes that are no HTTP',
      bytes: Buffer.from('SSH-2.0-OpenSSH_9.6\r\n'),
      wanted: { class: 'unknown', why: 'no_answer', status: null },
    },
    {
      name: 'a length it does not keep',
      bytes: Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n${documented.invoices}`),
      wanted: { class: 'unknown', cached: false },
    },
    {
      name: 'compressed bytes that are none',
      bytes: rawAnswer('200 OK', [...jsonHeaders, 'Content-Encoding: gzip'], 'not packed'),
      wanted: { class: 'unknown', cached: false },
    },
  ])('$name', async ({ bytes, wanted }) => {
    answer = () => bytes;
    expect(await ledger.createInvoice(document, 'key-1')).toMatchObject(wanted);
  });

  it('a read never carries a key or a body', async () => {
    answer = ok(documented.accounts);
    await ledger.accounts();
    expect(lastSeen()).toMatchObject({ method: 'GET', target: '/api.xro/2.0/Accounts', body: '' });
    expect(lastSeen()?.headers.has('idempotency-key')).toBe(false);
  });
});
