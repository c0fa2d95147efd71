import { describe, expect, it } from 'vitest';

import type { CreditNoteDocument } from '../documents/credit-note.ts';
import type { ManualJournalDocument } from '../documents/manual-journal.ts';
import { contactId, invoiceId, zeroId } from '../testing/samples.ts';
import { json, scriptedXero } from '../testing/scripted-xero.ts';

const creditNoteId = '7c1d0c4e-0000-4000-8000-000000000009';

const creditNote: CreditNoteDocument = {
  Type: 'ACCRECCREDIT',
  Status: 'AUTHORISED',
  Contact: { ContactID: contactId },
  Date: '2026-11-23',
  CreditNoteNumber: 'HL-0412-CN',
  Reference: 'PO 4711',
  LineAmountTypes: 'Inclusive',
  LineItems: [
    { Description: 'Credit', Quantity: 1, UnitAmount: 10.1, AccountCode: '200', TaxType: 'OUTPUT2' },
  ],
};

const journal: ManualJournalDocument = {
  Narration: 'Trust summary',
  Status: 'POSTED',
  Date: '2026-11-23',
  LineAmountTypes: 'NoTax',
  JournalLines: [
    { LineAmount: 100.25, AccountCode: '810', TaxType: 'NONE', Description: 'In' },
    { LineAmount: -100.25, AccountCode: '811', TaxType: 'NONE' },
  ],
  Url: 'https://throughline.example/trust/1',
};

describe('createCreditNote', () => {
  it('sends the very document and reads back what is left of the credit', async () => {
    const element = {
      ...creditNote,
      CreditNoteID: creditNoteId,
      SubTotal: 8.78,
      TotalTax: 1.32,
      Total: 10.1,
      RemainingCredit: 10.1,
      StatusAttributeString: 'OK',
    };
    const { ledger, seen } = await scriptedXero(json(200, { CreditNotes: [element] }));
    expect(await ledger.createCreditNote(creditNote, 'key-1')).toMatchObject({
      class: 'applied',
      creditNote: {
        creditNoteId,
        creditNoteNumber: 'HL-0412-CN',
        totalCents: 1010,
        remainingCreditCents: 1010,
        date: '2026-11-23',
      },
    });
    expect(JSON.parse(seen[0]?.body ?? '')).toStrictEqual({ CreditNotes: [creditNote] });
    expect(Object.fromEntries(seen[0]?.url.searchParams ?? [])).toEqual({
      summarizeErrors: 'false',
      unitdp: '4',
    });
    expect(seen[0]?.headers['idempotency-key']).toBe('key-1');
  });
});

describe('allocateCreditNote', () => {
  const allocation = { creditNoteId, invoiceId, amountCents: 1010, date: '2026-11-23' };

  it('takes the amount off the named sales invoice', async () => {
    const element = {
      AllocationID: 'al-1',
      Amount: 10.1,
      Date: '/Date(1795392000000)/',
      Invoice: { InvoiceID: invoiceId },
    };
    const { ledger, seen } = await scriptedXero(json(200, { Allocations: [element] }));
    expect(await ledger.allocateCreditNote(allocation, 'key-1')).toMatchObject({
      class: 'applied',
      allocation: { allocationId: 'al-1', invoiceId, amountCents: 1010, date: '2026-11-23' },
    });
    expect(seen[0]?.url.pathname).toBe(`/api.xro/2.0/CreditNotes/${creditNoteId}/Allocations`);
    expect(JSON.parse(seen[0]?.body ?? '')).toStrictEqual({
      Allocations: [{ Invoice: { InvoiceID: invoiceId }, Amount: 10.1, Date: '2026-11-23' }],
    });
  });

  it('is not applied when the element carries errors', async () => {
    const element = {
      Amount: 10.1,
      StatusAttributeString: 'ERROR',
      ValidationErrors: [{ Message: 'Too much.' }],
    };
    const { ledger } = await scriptedXero(json(200, { Allocations: [element] }));
    expect(await ledger.allocateCreditNote(allocation, 'key-1')).toMatchObject({
      class: 'not_applied',
      problems: [{ code: 'other', original: 'Too much.' }],
    });
  });

  it('names what is wrong with the invoice it draws on, however Xero spells it', async () => {
    const element = {
      Amount: 10.1,
      HasErrors: 'true',
      Invoice: { InvoiceID: invoiceId, ValidationErrors: [{ Description: 'It is paid.' }] },
    };
    const { ledger } = await scriptedXero(json(200, { Allocations: [element] }));
    expect(await ledger.allocateCreditNote(allocation, 'key-1')).toMatchObject({
      class: 'not_applied',
      problems: [{ code: 'other', original: 'It is paid.' }],
    });
  });

  it('refuses a part of a cent before anything leaves', async () => {
    const { ledger, seen } = await scriptedXero(json(200, {}));
    await expect(ledger.allocateCreditNote({ ...allocation, amountCents: 10.5 }, 'key-1')).rejects.toThrow(
      RangeError,
    );
    expect(seen).toHaveLength(0);
  });
});

describe('createManualJournal', () => {
  it('sends the very document and reads the lines back in cents', async () => {
    const { ledger, seen } = await scriptedXero(
      json(200, { ManualJournals: [{ ...journal, ManualJournalID: 'j-1', StatusAttributeString: 'OK' }] }),
    );
    expect(await ledger.createManualJournal(journal, 'key-1')).toMatchObject({
      class: 'applied',
      manualJournal: {
        manualJournalId: 'j-1',
        narration: 'Trust summary',
        lines: [
          { accountCode: '810', amountCents: 10_025 },
          { accountCode: '811', amountCents: -10_025 },
        ],
      },
    });
    expect(JSON.parse(seen[0]?.body ?? '')).toStrictEqual({ ManualJournals: [journal] });
  });

  it('is not applied with a zero id and the error of a line', async () => {
    const element = {
      ManualJournalID: zeroId,
      JournalLines: [
        { ValidationErrors: [{ Message: "Account code '1' is not a valid code for this document." }] },
      ],
    };
    const { ledger } = await scriptedXero(json(200, { ManualJournals: [element] }));
    expect(await ledger.createManualJournal(journal, 'key-1')).toMatchObject({
      class: 'not_applied',
      problems: [{ code: 'account_not_usable' }],
    });
  });
});

describe('payments', () => {
  it('lists those of one sales invoice', async () => {
    const Payments = [
      {
        PaymentID: 'p-1',
        Invoice: { InvoiceID: invoiceId },
        Account: { AccountID: 'a-1' },
        Date: '/Date(1795392000000+0000)/',
        Amount: 12.3,
        Reference: '',
        Status: 'AUTHORISED',
      },
    ];
    const { ledger, seen } = await scriptedXero(json(200, { Payments }));
    expect(await ledger.payments(invoiceId)).toEqual([
      {
        paymentId: 'p-1',
        invoiceId,
        accountId: 'a-1',
        date: '2026-11-23',
        amountCents: 1230,
        reference: null,
        status: 'AUTHORISED',
      },
    ]);
    expect(seen[0]?.url.searchParams.get('where')).toBe(`Invoice.InvoiceID==guid("${invoiceId}")`);
  });

  it('refuses an id that would break out of the filter', async () => {
    const { ledger, seen } = await scriptedXero(json(200, { Payments: [] }));
    await expect(ledger.payments('") OR guid("')).rejects.toThrow(RangeError);
    expect(seen).toHaveLength(0);
  });
});
