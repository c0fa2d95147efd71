import { describe, expect, it } from 'vitest';

import { cents, documentOf, lineOf } from './invoice-documents.ts';
import { ledgerCases, refusedFor } from './ledger-cases.ts';
import { first } from './support.ts';

const on = ledgerCases();

describe('a sales invoice', () => {
  it('is in Xero as it was sent: number, link, reference, dates, contact and coding', async () => {
    const document = documentOf(on.state, {
      LineItems: [lineOf({ Tracking: [{ Name: 'Team', Option: 'Advisory' }] })],
    });
    const result = await on.ledger.createInvoice(document, 'key-1');
    const [held, ...others] = await on.invoices();
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
    await on.created();
    expect((await on.server.state()).xero.contacts).toEqual(on.state.xero.contacts);
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
    const invoice = await on.created({ LineItems: lines.map(lineOf) });
    const totals = { subTotalCents: net, totalTaxCents: tax, totalCents: net + tax };
    expect(invoice).toMatchObject({ ...totals, amountDueCents: net + tax, amountPaidCents: 0 });
    const [held] = await on.invoices();
    expect(held && [held.subTotal, held.totalTax, held.total].map(cents)).toEqual([net, tax, net + tax]);
  });

  it.each([
    { types: 'Inclusive', net: 10_000, tax: 1500, total: 11_500 },
    { types: 'NoTax', net: 11_500, tax: 0, total: 11_500 },
  ] as const)('with $types lines adds up to the cent', async ({ types, net, tax, total }) => {
    const invoice = await on.created({ LineAmountTypes: types, LineItems: [lineOf({ UnitAmount: 115 })] });
    expect(invoice).toMatchObject({ subTotalCents: net, totalTaxCents: tax, totalCents: total });
  });

  it('keeps a note of every character', async () => {
    const description = `one\ntwo & <three> "four" \\ five – ½ Tāmaki 🧾 ${'x'.repeat(3900)}`;
    await on.created({ LineItems: [lineOf({ Description: description })], Reference: '"\\ & <x> Ā' });
    expect(first(await on.invoices())).toMatchObject({ reference: '"\\ & <x> Ā', lines: [{ description }] });
  });

  it('can be posted by an adviser into the locked period, though not into the locked year', async () => {
    await on.server.act('set-role', { role: 'adviser' });
    const { periodLockDate, endOfYearLockDate } = on.state.xero.organisation;
    expect(await on.create({ Date: periodLockDate ?? '' }, 'key-1')).toMatchObject({ class: 'applied' });
    const year = await on.create({ Date: endOfYearLockDate ?? '', InvoiceNumber: 'CB-0002' }, 'key-2');
    expect(year).toMatchObject(refusedFor('year_locked'));
  });
});
