import { centsToNumber } from '../money/cents-to-number.ts';
import type { LineAmountTypes } from '../money/tax.ts';
import type { SalesInvoiceDocument, SalesInvoiceLine } from './sales-invoice-document.ts';
import type { LineGroup } from './summarise-lines.ts';
import type { TaxSettlement } from './tax.ts';

/** The sales invoice without its contact, which is resolved only when it is posted. */
export type FrozenSalesInvoice = Omit<SalesInvoiceDocument, 'Contact'>;

export type SalesInvoiceInput = {
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly billDate: string;
  /** `YYYY-MM-DD` */
  readonly dueDate: string;
  /** Client Order Number, sent byte for byte. */
  readonly reference: string;
  readonly lineAmountTypes: LineAmountTypes;
  /** Absolute address of the client bill here. */
  readonly url: string;
  readonly groups: readonly LineGroup[];
  readonly settlement: Extract<TaxSettlement, { ok: true }>;
};

/**
 * The Xero sales invoice of a client bill, to be frozen at approval: quantity 1 and the sum of its lines for each group.
 *
 * @throws {RangeError} if an amount is not in whole cents
 */
export function toSalesInvoice(input: SalesInvoiceInput): FrozenSalesInvoice {
  return {
    Type: 'ACCREC',
    Status: 'AUTHORISED',
    Date: input.billDate,
    DueDate: input.dueDate,
    InvoiceNumber: input.number,
    Reference: input.reference,
    LineAmountTypes: input.lineAmountTypes,
    LineItems: input.groups.map((group, index) => toLine(group, exactTaxOf(input.settlement, index))),
    Url: input.url,
  };
}

/** Completes a frozen sales invoice with its contact, named by id only: any other contact field would change the contact in Xero. */
export function withContact(frozen: FrozenSalesInvoice, xeroContactId: string): SalesInvoiceDocument {
  return { ...frozen, Contact: { ContactID: xeroContactId } };
}

function exactTaxOf({ exactTax }: SalesInvoiceInput['settlement'], index: number): number | null {
  return exactTax?.lineIndex === index ? exactTax.taxCents : null;
}

function toLine(group: LineGroup, exactTaxCents: number | null): SalesInvoiceLine {
  return {
    Description: group.description,
    Quantity: 1,
    UnitAmount: centsToNumber(group.amountCents),
    AccountCode: group.accountCode,
    TaxType: group.taxType,
    ...(exactTaxCents === null ? {} : { TaxAmount: centsToNumber(exactTaxCents) }),
    ...(group.tracking.length === 0
      ? {}
      : { Tracking: group.tracking.map(({ name, option }) => ({ Name: name, Option: option })) }),
  };
}
