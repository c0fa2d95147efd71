import { describe, expect, it } from 'vitest';

import { activeContact, documentOf, lineOf } from './invoice-documents.ts';
import { ledgerCases } from './ledger-cases.ts';
import { openLedger } from './open-clients.ts';
import { nobody, today } from './practice-entries.ts';

const on = ledgerCases();

describe('after an invoice', () => {
  it('its payments are read, and it is paid', async () => {
    const { invoiceId } = await on.created();
    expect(await on.ledger.payments(invoiceId)).toEqual([]);
    await on.server.act('pay-invoice', { invoiceId, amount: '15.00' });
    expect(await on.ledger.payments(invoiceId)).toMatchObject([{ amountCents: 1500 }]);
    await on.server.act('pay-invoice', { invoiceId });
    expect(await on.ledger.findInvoicesByNumber(['CB-0001'])).toMatchObject([
      { status: 'PAID', amountPaidCents: 11_500, amountDueCents: 0 },
    ]);
    expect(await on.ledger.payments(nobody)).toEqual([]);
  });

  it('a credit note takes off it what is allocated', async () => {
    const { invoiceId } = await on.created();
    const note = await on.ledger.createCreditNote(
      {
        Type: 'ACCRECCREDIT',
        Status: 'AUTHORISED',
        Contact: { ContactID: activeContact(on.state).contactId },
        Date: today(on.state),
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
    const allocation = { creditNoteId, invoiceId, amountCents: 2600, date: today(on.state) };
    expect(await on.ledger.allocateCreditNote(allocation, 'allocate-1')).toMatchObject({ class: 'applied' });
    expect(await on.ledger.findInvoicesByNumber(['CB-0001'])).toMatchObject([
      { amountCreditedCents: 2600, amountDueCents: 8900 },
    ]);
    const tooMuch = await on.ledger.allocateCreditNote({ ...allocation, amountCents: 2001 }, 'allocate-2');
    expect(tooMuch).toMatchObject({ class: 'not_applied', kind: 'refused' });
    expect((await on.server.state()).xero.allocations).toHaveLength(1);
  });

  it('a manual journal that balances is posted, one that does not is refused', async () => {
    const lines = (last: number) => [
      { LineAmount: 100, AccountCode: '477', TaxType: 'NONE', Description: 'to' },
      { LineAmount: last, AccountCode: '476', TaxType: 'NONE', Description: 'from' },
    ];
    const journal = (last: number, key: string) =>
      on.ledger.createManualJournal(
        {
          Narration: 'Rounding & such',
          Date: today(on.state),
          Status: 'POSTED',
          LineAmountTypes: 'NoTax',
          JournalLines: lines(last),
        },
        key,
      );
    expect(await journal(-100, 'journal-1')).toMatchObject({ class: 'applied' });
    expect(await journal(-99.99, 'journal-2')).toMatchObject({ class: 'not_applied', kind: 'refused' });
    expect((await on.server.state()).xero.manualJournals).toMatchObject([{ narration: 'Rounding & such' }]);
  });
});

describe('permissions', () => {
  it('to read settings do not let an invoice be made', async () => {
    await on.server.act('revoke-consent');
    const { ledger: narrow } = await openLedger(on.server, { scope: 'openid accounting.settings.read' });
    expect((await narrow.accounts()).length).toBeGreaterThan(0);
    expect(await narrow.createInvoice(documentOf(on.state), 'key-1')).toMatchObject({
      class: 'not_applied',
      kind: 'unauthorised',
      status: 401,
      problems: [{ code: 'permission_missing' }],
    });
    await expect(narrow.findInvoicesByNumber(['CB-0001'])).rejects.toMatchObject({
      kind: 'unauthorised',
      status: 401,
    });
    expect(await on.invoices()).toEqual([]);
  });
});
