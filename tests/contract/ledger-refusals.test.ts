import type { SalesInvoiceDocument } from '@throughline/core/client-bill/sales-invoice-document';
import type { SandboxState } from '@throughline/sandbox';
import { describe, expect, it } from 'vitest';

import { activeContact, lineOf } from './invoice-documents.ts';
import { ledgerCases, refusedFor } from './ledger-cases.ts';
import { nobody } from './practice-entries.ts';

const on = ledgerCases();

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
    expect(await on.create(change(on.state))).toMatchObject(refusedFor(code));
    expect(await on.invoices()).toEqual([]);
  });

  it('everything that is wrong at once, all of it named', async () => {
    const lines = [
      lineOf({ AccountCode: '999' }),
      lineOf({ AccountCode: '280' }),
      lineOf({ TaxType: 'INPUT2' }),
    ];
    const result = await on.create({
      LineItems: lines,
      Date: on.state.xero.organisation.endOfYearLockDate ?? '',
    });
    expect(result).toMatchObject({ class: 'not_applied', kind: 'refused' });
    const codes = result.class === 'not_applied' ? result.problems.map(({ code }) => code) : [];
    expect(new Set(codes)).toEqual(
      new Set(['account_not_usable', 'account_archived', 'tax_unknown', 'year_locked']),
    );
  });

  it('an archived contact, until somebody restores it', async () => {
    const { contactId } = activeContact(on.state);
    await on.server.act('archive-contact', { contactId });
    expect(await on.create()).toMatchObject(refusedFor('contact_archived'));
    expect(await on.invoices()).toEqual([]);
    await on.server.act('restore-contact', { contactId });
    expect(await on.create({}, 'key-2')).toMatchObject({ class: 'applied' });
  });

  it('a contact nobody knows, with 404 for the whole request', async () => {
    expect(await on.create({ Contact: { ContactID: nobody } })).toMatchObject({
      class: 'not_applied',
      kind: 'refused',
      status: 404,
      problems: [{ code: 'not_in_xero' }],
    });
    expect(await on.invoices()).toEqual([]);
  });

  it('a number in use, whatever else it says', async () => {
    const { invoiceId } = await on.created();
    const other = await on.create({ Url: 'https://throughline.example/client-bills/0002' }, 'key-2');
    expect(other).toMatchObject(refusedFor('number_taken'));
    expect((await on.invoices()).map(({ id }) => id)).toEqual([invoiceId]);
  });

  it('a number of a voided invoice only where Xero keeps it', async () => {
    const { invoiceId } = await on.created();
    await on.server.act('void-invoice', { invoiceId });
    await on.server.setSwitch('X-02', 'reserved');
    expect(await on.create({}, 'key-2')).toMatchObject(refusedFor('number_taken'));
    await on.server.setSwitch('X-02', 'reusable');
    expect(await on.create({}, 'key-3')).toMatchObject({ class: 'applied' });
  });
});
