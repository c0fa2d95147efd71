import type { LineAmountTypes } from '../money/tax.ts';

export type { LineAmountTypes };

/**
 * The Xero sales invoice (ACCREC) exactly as it goes over the wire, frozen when a client bill is approved.
 *
 * Keys are Xero's own, so that what the dry run shows, what is hashed and what Xero receives are one text.
 * Amounts are decimal numbers of currency units made from whole cents (`12.34`), never from float sums.
 * Source: Xero Accounting API, "Invoices" (PUT).
 */
export type SalesInvoiceDocument = {
  readonly Type: 'ACCREC';
  readonly Status: 'AUTHORISED';
  readonly Contact: { readonly ContactID: string };
  /** `YYYY-MM-DD` */
  readonly Date: string;
  /** `YYYY-MM-DD` */
  readonly DueDate: string;
  readonly InvoiceNumber: string;
  readonly Reference: string;
  readonly LineAmountTypes: LineAmountTypes;
  readonly LineItems: readonly SalesInvoiceLine[];
  /** Absolute address of the client bill here; the strongest key for finding it again. */
  readonly Url: string;
};

export type SalesInvoiceLine = {
  readonly Description: string;
  readonly Quantity: number;
  readonly UnitAmount: number;
  readonly AccountCode: string;
  readonly TaxType: string;
  /** Sent only to settle a cent between our tax and Xero's per-line rounding. */
  readonly TaxAmount?: number;
  readonly Tracking?: readonly { readonly Name: string; readonly Option: string }[];
};
