import { dayOrNull } from './dates.ts';
import { centsOf, type Fields, fieldsOf, textOf, textOrNull } from './fields.ts';

/** A payment against a sales invoice. Source: "Payments". */
export type LedgerPayment = {
  readonly paymentId: string;
  readonly invoiceId: string | null;
  readonly accountId: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  readonly amountCents: number;
  readonly reference: string | null;
  /** `AUTHORISED` or `DELETED` */
  readonly status: string | null;
};

export function readPayment(fields: Fields): LedgerPayment {
  return {
    paymentId: textOf(fields, 'PaymentID'),
    invoiceId: textOrNull(fieldsOf(fields, 'Invoice'), 'InvoiceID'),
    accountId: textOrNull(fieldsOf(fields, 'Account'), 'AccountID'),
    date: dayOrNull(fields, 'Date'),
    amountCents: centsOf(fields, 'Amount'),
    reference: textOrNull(fields, 'Reference'),
    status: textOrNull(fields, 'Status'),
  };
}
