import type { SalesInvoiceDocument } from '@throughline/core/client-bill/sales-invoice-document';
import { describe, expect, it } from 'vitest';

import { readInvoice } from './records/invoice.ts';
import { documentDifferences, sameDocument } from './same-document.ts';
import { document, invoiceElement } from './testing/samples.ts';

const found = readInvoice(invoiceElement);

describe('sameDocument', () => {
  it('knows the invoice its document made', () => {
    expect(sameDocument(found, document)).toBe(true);
  });

  it.each([
    { change: { url: 'https://throughline.example/client-bills/other' }, difference: 'url' },
    { change: { url: null }, difference: 'url' },
    { change: { type: 'ACCPAY' }, difference: 'type' },
    { change: { invoiceNumber: 'HL-0413' }, difference: 'number' },
    { change: { contactId: null }, difference: 'contact' },
    { change: { date: '2026-11-24' }, difference: 'date' },
    { change: { subTotalCents: 146_624 }, difference: 'amount' },
  ])('takes another $difference for another document', ({ change, difference }) => {
    expect(sameDocument({ ...found, ...change }, document)).toBe(false);
    expect(documentDifferences({ ...found, ...change }, document)).toEqual([difference]);
  });

  it('lets the contact id be written in capitals, and status, due date and reference change', () => {
    const changed = {
      ...found,
      contactId: found.contactId?.toUpperCase() ?? null,
      status: 'PAID',
      dueDate: '2027-01-20',
      reference: 'changed',
    };
    expect(sameDocument(changed, document)).toBe(true);
  });

  it.each([
    { quantity: 1.5, price: 0.03, cents: 5 },
    { quantity: 1, price: -0.005, cents: -1 },
    { quantity: 0.3333, price: 99.9999, cents: 3333 },
    { quantity: 3, price: 1.005, cents: 302 },
  ])('rounds $quantity × $price to $cents cents, as Xero does', ({ quantity, price, cents }) => {
    expect(sameDocument({ ...found, subTotalCents: cents }, withLine(quantity, price))).toBe(true);
    expect(sameDocument({ ...found, subTotalCents: cents + 1 }, withLine(quantity, price))).toBe(false);
  });

  it('compares lines that include tax with the total', () => {
    const inclusive = { ...withLine(1, 115), LineAmountTypes: 'Inclusive' } as const;
    expect(sameDocument({ ...found, subTotalCents: 10_000, totalCents: 11_500 }, inclusive)).toBe(true);
    expect(sameDocument({ ...found, subTotalCents: 11_500, totalCents: 13_225 }, inclusive)).toBe(false);
  });
});

function withLine(Quantity: number, UnitAmount: number): SalesInvoiceDocument {
  return {
    ...document,
    LineItems: [{ Description: 'a', Quantity, UnitAmount, AccountCode: '200', TaxType: 'NONE' }],
  };
}
