import type { SalesInvoiceDocument } from '@throughline/core/client-bill/sales-invoice-document';

export const contactId = 'bd2270c3-8706-4c11-9cfb-000b551c3f51';
export const invoiceId = '5f9ab2f1-3e4f-4a5d-8f10-2d6f1c2b7a01';
export const zeroId = '00000000-0000-0000-0000-000000000000';

export const document: SalesInvoiceDocument = {
  Type: 'ACCREC',
  Status: 'AUTHORISED',
  Contact: { ContactID: contactId },
  Date: '2026-11-23',
  DueDate: '2026-12-20',
  InvoiceNumber: 'HL-0412',
  Reference: 'PO 4711 / Ā',
  LineAmountTypes: 'Exclusive',
  LineItems: [
    {
      Description: 'Tax return 2026 – "final" ünïcödé',
      Quantity: 1,
      UnitAmount: 1234.56,
      AccountCode: '200',
      TaxType: 'OUTPUT2',
      TaxAmount: 185.18,
      Tracking: [{ Name: 'Region', Option: 'North' }],
    },
    { Description: 'Advice', Quantity: 1.25, UnitAmount: 185.3333, AccountCode: '201', TaxType: 'OUTPUT2' },
  ],
  Url: 'https://throughline.example/client-bills/7f3a',
};

/** 1234.56 + 1.25 × 185.3333 */
export const documentSubTotal = 1466.23;

/** The sales invoice as Xero answers with it, for the document above. */
export const invoiceElement = {
  Type: 'ACCREC',
  InvoiceID: invoiceId,
  InvoiceNumber: 'HL-0412',
  Reference: 'PO 4711 / Ā',
  Url: 'https://throughline.example/client-bills/7f3a',
  Status: 'AUTHORISED',
  Contact: { ContactID: contactId, Name: 'Ngaio Studio', ValidationErrors: [], HasValidationErrors: false },
  Date: '/Date(1795392000000+0000)/',
  DateString: '2026-11-23T00:00:00',
  DueDate: '/Date(1797724800000+1300)/',
  LineAmountTypes: 'Exclusive',
  LineItems: [
    {
      LineItemID: 'b1b2b3b4-0000-4000-8000-000000000001',
      Description: '/Date(5)/ is no date here',
      Quantity: 1,
      UnitAmount: 1234.5612,
      LineAmount: 1234.56,
      TaxAmount: 185.18,
      AccountCode: '200',
      TaxType: 'OUTPUT2',
      Tracking: [{ TrackingCategoryID: 't1', Name: 'Region', Option: 'North' }],
    },
  ],
  SubTotal: documentSubTotal,
  TotalTax: 219.93,
  Total: 1686.16,
  AmountDue: 1686.16,
  AmountPaid: 0,
  AmountCredited: 0.0,
  CurrencyCode: 'NZD',
  UpdatedDateUTC: '/Date(1795410645123+0000)/',
  HasErrors: false,
  StatusAttributeString: 'OK',
};

export const invoicesAnswer = (...invoices: readonly unknown[]) => ({
  Id: 'a',
  Status: 'OK',
  ProviderName: 'Throughline',
  DateTimeUTC: '/Date(1795410645123)/',
  Invoices: invoices,
});

export const refusedElement = (...messages: readonly string[]) => ({
  ...invoiceElement,
  InvoiceID: zeroId,
  HasErrors: true,
  StatusAttributeString: 'ERROR',
  ValidationErrors: messages.map((Message) => ({ Message })),
});
