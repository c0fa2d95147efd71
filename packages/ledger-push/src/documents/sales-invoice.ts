import type { SalesInvoiceDocument } from '@throughline/core/client-bill/sales-invoice-document';
import type { Invoice } from 'xero-node';

import type { XeroSdk } from '../transport/xero.ts';
import { exactDay } from './day.ts';
import { toLineAmountTypes, toLineItem } from './document-lines.ts';

/**
 * The SDK's form of a frozen sales invoice: the same keys and values, nothing added, in the SDK's own fixed
 * order. The same document always makes the same bytes.
 * @throws {RangeError} for a date or number Xero would read otherwise
 */
export function toSdkInvoice(sdk: XeroSdk, document: SalesInvoiceDocument): Invoice {
  return {
    type: sdk.Invoice.TypeEnum[document.Type],
    status: sdk.Invoice.StatusEnum[document.Status],
    contact: { contactID: document.Contact.ContactID },
    date: exactDay(document.Date),
    dueDate: exactDay(document.DueDate),
    invoiceNumber: document.InvoiceNumber,
    reference: document.Reference,
    lineAmountTypes: toLineAmountTypes(sdk, document.LineAmountTypes),
    lineItems: document.LineItems.map(toLineItem),
    url: document.Url,
  };
}
