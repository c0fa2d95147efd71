import { dayOrNull, instantOrNull } from './dates.ts';
import { type LedgerLine, readLines } from './document-line.ts';
import { centsOf, centsOrNull, type Fields, fieldsOf, textOf, textOrNull } from './fields.ts';

/** A sales invoice (`ACCREC`) or supplier bill (`ACCPAY`) as Xero holds it. Source: "Invoices". */
export type LedgerInvoice = {
  readonly invoiceId: string;
  readonly type: string;
  /** `DRAFT`, `SUBMITTED`, `AUTHORISED`, `PAID`, `VOIDED` or `DELETED` */
  readonly status: string;
  readonly invoiceNumber: string | null;
  readonly reference: string | null;
  /** Our link back; the strongest key for finding it again. */
  readonly url: string | null;
  readonly contactId: string | null;
  readonly contactName: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  /** `YYYY-MM-DD` */
  readonly dueDate: string | null;
  readonly currencyCode: string | null;
  readonly subTotalCents: number;
  readonly totalTaxCents: number;
  readonly totalCents: number;
  readonly amountDueCents: number | null;
  readonly amountPaidCents: number | null;
  readonly amountCreditedCents: number | null;
  /** ISO instant, UTC */
  readonly updatedAt: string | null;
  readonly lines: readonly LedgerLine[];
};

export function readInvoice(fields: Fields): LedgerInvoice {
  const contact = fieldsOf(fields, 'Contact');
  return {
    invoiceId: textOf(fields, 'InvoiceID'),
    type: textOf(fields, 'Type'),
    status: textOf(fields, 'Status'),
    invoiceNumber: textOrNull(fields, 'InvoiceNumber'),
    reference: textOrNull(fields, 'Reference'),
    url: textOrNull(fields, 'Url'),
    contactId: textOrNull(contact, 'ContactID'),
    contactName: textOrNull(contact, 'Name'),
    date: dayOrNull(fields, 'Date'),
    dueDate: dayOrNull(fields, 'DueDate'),
    currencyCode: textOrNull(fields, 'CurrencyCode'),
    subTotalCents: centsOf(fields, 'SubTotal'),
    totalTaxCents: centsOf(fields, 'TotalTax'),
    totalCents: centsOf(fields, 'Total'),
    amountDueCents: centsOrNull(fields, 'AmountDue'),
    amountPaidCents: centsOrNull(fields, 'AmountPaid'),
    amountCreditedCents: centsOrNull(fields, 'AmountCredited'),
    updatedAt: instantOrNull(fields, 'UpdatedDateUTC'),
    lines: readLines(fields),
  };
}
