import { z } from 'zod';

import type { SalesInvoiceDocument } from './sales-invoice-document.ts';
import type { FrozenSalesInvoice } from './to-sales-invoice.ts';

const line = z.object({
  Description: z.string(),
  Quantity: z.number(),
  UnitAmount: z.number(),
  AccountCode: z.string(),
  TaxType: z.string(),
  TaxAmount: z.number().exactOptional(),
  Tracking: z.array(z.object({ Name: z.string(), Option: z.string() })).exactOptional(),
});

/** A sales invoice without its contact, as it was stored. */
export const StoredSalesInvoice: z.ZodType<FrozenSalesInvoice> = z.object({
  Type: z.literal('ACCREC'),
  Status: z.literal('AUTHORISED'),
  Date: z.iso.date(),
  DueDate: z.iso.date(),
  InvoiceNumber: z.string(),
  Reference: z.string(),
  LineAmountTypes: z.enum(['Exclusive', 'Inclusive', 'NoTax']),
  LineItems: z.array(line),
  Url: z.string(),
});

const contact = z.object({ Contact: z.object({ ContactID: z.string() }) });
const request = z.object({ key: z.string(), document: z.unknown() });

export type BillRequest = { readonly document: SalesInvoiceDocument; readonly key: string };

/** The request of an intent as text, stored before it is sent. */
export function writeBillRequest(sent: BillRequest): string {
  return JSON.stringify(sent);
}

/** The request an intent holds: the same document and key, so that a repeat makes the same bytes. */
export function readBillRequest(text: string): BillRequest {
  const { key, document } = request.parse(JSON.parse(text));
  return { key, document: { ...StoredSalesInvoice.parse(document), ...contact.parse(document) } };
}
