import Decimal from 'decimal.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connected } from '../testing/connected.ts';
import type { Connected } from '../testing/connected.ts';
import { feeLine, putInvoice, salesInvoice } from '../testing/invoices.ts';

let at: Connected;
beforeEach(async () => {
  at = await connected();
});
afterEach(() => at.running.close());

const control = () => at.running.sandbox.control;
const rows = () => control().state().xero.trialBalance;
const nets = () => Object.fromEntries(rows().map(({ accountCode, net }) => [accountCode, net]));
const sum = () =>
  rows()
    .reduce((total, { net }) => total.plus(net), new Decimal(0))
    .toFixed(2);
const id = async (change: object = {}) => {
  const reply = await putInvoice(at, change);
  return String(reply.json().at('Invoices', 0, 'InvoiceID'));
};

describe('the trial balance', () => {
  it('debits debtors and credits income and tax for an approved invoice, and nothing for a draft', async () => {
    await putInvoice(at, { Status: 'DRAFT' });
    expect(rows()).toEqual([]);
    await putInvoice(at, { InvoiceNumber: 'TL-2' });
    expect(nets()).toEqual({ '200': '-100.10', '610': '115.12', '820': '-15.02' });
    expect(rows()[0]).toMatchObject({ name: 'Accounting fees', debit: '0.00', credit: '100.10' });
    expect(sum()).toBe('0.00');
  });

  it('takes the tax out of inclusive lines, and keeps a given tax amount', async () => {
    const lines = [{ ...feeLine, UnitAmount: 115 }];
    await putInvoice(at, { LineAmountTypes: 'Inclusive', LineItems: lines });
    expect(nets()).toEqual({ '200': '-100.00', '610': '115.00', '820': '-15.00' });
    await putInvoice(at, { InvoiceNumber: 'TL-2', LineItems: [{ ...feeLine, TaxAmount: 15.01 }] });
    expect(nets()).toEqual({ '200': '-200.10', '610': '230.11', '820': '-30.01' });
    expect(sum()).toBe('0.00');
  });

  it('turns the sides around for a bill and moves money with payments', async () => {
    const lines = [{ ...feeLine, AccountCode: '400', TaxType: 'INPUT2' }];
    const billId = await id({ Type: 'ACCPAY', LineItems: lines });
    expect(nets()).toEqual({ '400': '100.10', '800': '-115.12', '820': '15.02' });
    const pay = (InvoiceID: string, Amount: number) =>
      at.xero('PUT Payments', { Invoice: { InvoiceID }, Account: { Code: '090' }, Amount });
    const paid = await pay(billId, 115.12);
    expect(paid.json().at('Payments', 0, 'PaymentType')).toBe('ACCPAYPAYMENT');
    expect(nets()).toMatchObject({ '090': '-115.12', '800': '0.00' });
    await pay(await id({ InvoiceNumber: 'TL-9' }), 15.12);
    expect(nets()).toMatchObject({ '090': '-100.00', '610': '100.00' });
    const paymentId = String(paid.json().at('Payments', 0, 'PaymentID'));
    await at.xero(`POST Payments/${paymentId}`, { Status: 'DELETED' });
    expect(nets()).toMatchObject({ '090': '15.12', '800': '-115.12' });
    expect(sum()).toBe('0.00');
  });

  it('reverses a voided invoice, a credit note counts once, and its allocation moves nothing', async () => {
    const invoiceId = await id();
    const note = { ...salesInvoice(at, { Type: 'ACCRECCREDIT' }), CreditNoteNumber: 'CN-1' };
    const made = await at.xero('PUT CreditNotes', { CreditNotes: [note] });
    const noteId = String(made.json().at('CreditNotes', 0, 'CreditNoteID'));
    expect(nets()).toEqual({ '200': '0.00', '610': '0.00', '820': '0.00' });
    const before = rows();
    await at.xero(`PUT CreditNotes/${noteId}/Allocations`, { Invoice: { InvoiceID: invoiceId }, Amount: 50 });
    expect(rows()).toEqual(before);
    await putInvoice(at, { InvoiceNumber: 'TL-2' });
    control().act({ act: 'void-invoice', invoiceNumber: 'TL-2' });
    expect(rows()).toEqual(before);
  });

  it('takes posted manual journals in with their tax, never drafts', async () => {
    const journal = (Status: string, more: object = {}) =>
      at.xero('PUT ManualJournals?summarizeErrors=false', {
        Narration: 'Trust',
        Status,
        JournalLines: [
          { LineAmount: 10, AccountCode: '835' },
          { LineAmount: -10, AccountCode: '836' },
        ],
        ...more,
      });
    await journal('DRAFT');
    expect(rows()).toEqual([]);
    await journal('POSTED');
    expect(nets()).toEqual({ '835': '10.00', '836': '-10.00' });
    const taxed = [
      { LineAmount: 100, AccountCode: '400', TaxType: 'INPUT2' },
      { LineAmount: -115, AccountCode: '836', TaxType: 'NONE' },
    ];
    await journal('POSTED', { LineAmountTypes: 'Exclusive', JournalLines: taxed });
    expect(nets()).toMatchObject({ '400': '100.00', '820': '15.00', '836': '-125.00' });
    expect(sum()).toBe('0.00');
  });

  it('follows an account whose code was changed', async () => {
    await putInvoice(at);
    control().act({ act: 'edit-account', code: '200', newCode: '201' });
    expect(nets()).toMatchObject({ '201': '-100.10' });
  });
});
