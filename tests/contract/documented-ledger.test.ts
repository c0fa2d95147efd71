import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { common, document, documented, ids } from './documented-ledger.ts';
import { asJson, jsonHeaders, rawLedger } from './raw-ledger.ts';
import { rawAnswer } from './raw-server.ts';

/** The ledger client against what Xero's documents print, from a server that shares no code with anything of ours. */
const raw = rawLedger();

describe('the ledger client reads the documented', () => {
  it('organisation', async () => {
    raw.answerOk(documented.organisations);
    expect(await raw.ledger.organisation()).toEqual({
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
    expect(raw.metas).toMatchObject([
      {
        correlationId: '6a7f1b4e-0000-4000-8000-2d9c8e5a3f10',
        minuteRemaining: 59,
        dayRemaining: 4998,
        appMinuteRemaining: 9999,
      },
    ]);
  });

  it('actions', async () => {
    raw.answerOk(documented.actions);
    expect(await raw.ledger.organisationActions()).toEqual([
      { name: 'CreateApprovedInvoice', allowed: false },
      { name: 'UseMulticurrency', allowed: false },
      { name: 'ApproveTransactionsBeforePeriodLockDate', allowed: true },
    ]);
  });

  it('accounts, with and without a code', async () => {
    raw.answerOk(documented.accounts);
    expect(await raw.ledger.accounts()).toMatchObject([
      { code: '200', active: true, systemAccount: null, paymentsEnabled: false, taxType: 'OUTPUT2' },
      { code: null, active: false, systemAccount: null, paymentsEnabled: true, type: 'BANK' },
    ]);
  });

  it('tax rates, their flags and figures in text or not', async () => {
    raw.answerOk(documented.taxRates);
    const classes = { assets: true, equity: true, expenses: false, liabilities: true, revenue: true };
    expect(await raw.ledger.taxRates()).toMatchObject([
      { taxType: 'OUTPUT2', active: true, effectiveRatePercent: 15, appliesTo: classes },
      { taxType: 'TAX001', active: false, effectiveRatePercent: 12.5, appliesTo: { revenue: true } },
    ]);
  });

  it('tracking categories', async () => {
    raw.answerOk(documented.trackingCategories);
    expect(await raw.ledger.trackingCategories()).toEqual([
      {
        trackingCategoryId: ids.category,
        name: 'Region',
        active: true,
        options: [{ trackingOptionId: ids.option, name: 'Eastside', active: true }],
      },
    ]);
  });

  it('contacts over two pages, the second archived and merged', async () => {
    raw.answerWith(
      asJson(({ target }) =>
        rawAnswer('200 OK', jsonHeaders, documented.contacts(target.includes('page=2') ? 2 : 1)),
      ),
    );
    expect(await raw.ledger.findContactsByName('Harbour Lane Holdings')).toMatchObject([
      {
        exact: true,
        contact: { contactId: ids.contact, status: 'ACTIVE', email: null, contactNumber: null },
      },
      { exact: true, contact: { status: 'ARCHIVED', mergedToContactId: ids.merged } },
    ]);
    expect(raw.metas).toHaveLength(2);
    raw.answerOk(documented.contact);
    expect(await raw.ledger.contact(ids.contact)).toMatchObject({ name: 'Harbour Lane Holdings' });
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
    raw.answerOk(documented.invoices);
    expect(await raw.ledger.findInvoicesByNumber(['CB-0546'])).toMatchObject([wanted]);
    const packed = [...jsonHeaders, 'Content-Encoding: gzip'];
    raw.answerWith(asJson(() => rawAnswer('200 OK', packed, gzipSync(documented.invoices))));
    expect(await raw.ledger.findInvoicesByNumber(['cb-0546'])).toMatchObject([wanted]);
  });

  it('list of none', async () => {
    raw.answerOk(documented.noInvoices);
    expect(await raw.ledger.findInvoicesByNumber(['CB-0546'])).toEqual([]);
  });

  it('payments', async () => {
    raw.answerOk(documented.payments);
    expect(await raw.ledger.payments(ids.invoice)).toMatchObject([
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

describe('the ledger client writes and reads the documented', () => {
  it('invoice', async () => {
    raw.answerOk(documented.invoices);
    expect(await raw.ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'applied',
      warnings: [],
      invoice: { invoiceId: ids.invoice, totalCents: 207_000 },
    });
    expect(raw.lastSeen).toMatchObject({
      method: 'PUT',
      target: '/api.xro/2.0/Invoices?summarizeErrors=false&unitdp=4',
    });
    const sent: unknown = JSON.parse(raw.lastSeen?.body ?? '');
    expect(sent).toEqual({ Invoices: [document] });
    expect(raw.lastSeen?.headers.get('idempotency-key')).toBe('key-1');
    expect(raw.lastSeen?.headers.get('xero-tenant-id')).toBe('tenant-1');
    expect(raw.lastSeen?.headers.get('content-type')).toMatch(/^application\/json\b/);
  });

  it('refusal without an id, its reasons under either name', async () => {
    raw.answerOk(documented.refusedInvoice);
    expect(await raw.ledger.createInvoice(document, 'key-1')).toMatchObject({
      class: 'not_applied',
      kind: 'refused',
      problems: [{ code: 'currency_not_enabled' }, { code: 'contact_missing' }],
    });
  });

  it('remark on what was saved', async () => {
    raw.answerOk(documented.warnedInvoice);
    const result = await raw.ledger.createInvoice(document, 'key-1');
    expect(result).toMatchObject({ class: 'applied', warnings: [{ code: 'account_removed' }] });
  });

  it('contact', async () => {
    raw.answerOk(documented.contact);
    const result = await raw.ledger.createContact({ name: 'Harbour Lane Holdings' }, 'key-1');
    expect(result).toMatchObject({ class: 'applied', contact: { contactId: ids.contact } });
  });

  it('credit note and its allocation', async () => {
    raw.answerOk(documented.creditNotes);
    const note = { ...common, Type: 'ACCRECCREDIT', CreditNoteNumber: 'CN-0001' } as const;
    expect(await raw.ledger.createCreditNote(note, 'key-1')).toMatchObject({
      class: 'applied',
      creditNote: { creditNoteId: ids.creditNote, totalCents: 10_000, remainingCreditCents: 6050 },
    });
    raw.answerOk(documented.allocations);
    const { creditNote: creditNoteId, invoice: invoiceId } = ids;
    const allocation = { creditNoteId, invoiceId, amountCents: 3950, date: '2026-11-23' };
    expect(await raw.ledger.allocateCreditNote(allocation, 'key-2')).toMatchObject({
      class: 'applied',
      allocation: { allocationId: ids.allocation, invoiceId, amountCents: 3950, date: '2026-11-23' },
    });
  });

  it('manual journal', async () => {
    raw.answerOk(documented.manualJournals);
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
    expect(await raw.ledger.createManualJournal(journal, 'key-1')).toMatchObject({
      class: 'applied',
      manualJournal: {
        manualJournalId: ids.journal,
        lines: [{ amountCents: 10_025 }, { amountCents: -10_025 }],
      },
    });
  });
});
