import type { LineAmountTypes, SalesInvoiceLine } from '@throughline/core/client-bill/sales-invoice-document';
import type { Allocation, CreditNote } from 'xero-node';

import type { XeroSdk } from '../transport/xero.ts';
import { unitsOf } from './amounts.ts';
import { exactDay } from './day.ts';
import { toLineAmountTypes, toLineItem } from './document-lines.ts';

/** A sales credit note as it goes over the wire, in Xero's own keys. Source: "CreditNotes" (PUT). */
export type CreditNoteDocument = {
  readonly Type: 'ACCRECCREDIT';
  readonly Status: 'AUTHORISED';
  readonly Contact: { readonly ContactID: string };
  /** `YYYY-MM-DD` */
  readonly Date: string;
  readonly CreditNoteNumber: string;
  readonly Reference: string;
  readonly LineAmountTypes: LineAmountTypes;
  readonly LineItems: readonly SalesInvoiceLine[];
};

/** Credit to take off one sales invoice. */
export type NewCreditAllocation = {
  readonly creditNoteId: string;
  readonly invoiceId: string;
  /** Whole cents, one or more. */
  readonly amountCents: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
};

export function toSdkCreditNote(sdk: XeroSdk, document: CreditNoteDocument): CreditNote {
  return {
    type: sdk.CreditNote.TypeEnum[document.Type],
    status: sdk.CreditNote.StatusEnum[document.Status],
    contact: { contactID: document.Contact.ContactID },
    date: exactDay(document.Date),
    creditNoteNumber: document.CreditNoteNumber,
    reference: document.Reference,
    lineAmountTypes: toLineAmountTypes(sdk, document.LineAmountTypes),
    lineItems: document.LineItems.map(toLineItem),
  };
}

export function toSdkAllocation(allocation: NewCreditAllocation): Allocation {
  return {
    invoice: { invoiceID: allocation.invoiceId },
    amount: unitsOf(allocation.amountCents),
    date: exactDay(allocation.date),
  };
}
