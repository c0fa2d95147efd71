import { dayOf, dayOrNull } from './dates.ts';
import { type LedgerLine, readLines } from './document-line.ts';
import { centsOf, centsOrNull, type Fields, fieldsOf, textOf, textOrNull } from './fields.ts';

/** A credit note as Xero holds it. Source: "CreditNotes". */
export type LedgerCreditNote = {
  readonly creditNoteId: string;
  readonly type: string;
  readonly status: string;
  readonly creditNoteNumber: string | null;
  readonly reference: string | null;
  readonly contactId: string | null;
  /** `YYYY-MM-DD` */
  readonly date: string | null;
  readonly subTotalCents: number;
  readonly totalTaxCents: number;
  readonly totalCents: number;
  readonly remainingCreditCents: number | null;
  readonly lines: readonly LedgerLine[];
};

/** Credit taken off one sales invoice. Source: "CreditNotes", Allocations. */
export type LedgerCreditAllocation = {
  readonly allocationId: string | null;
  readonly invoiceId: string;
  readonly amountCents: number;
  /** `YYYY-MM-DD` */
  readonly date: string;
};

export function readCreditNote(fields: Fields): LedgerCreditNote {
  return {
    creditNoteId: textOf(fields, 'CreditNoteID'),
    type: textOf(fields, 'Type'),
    status: textOf(fields, 'Status'),
    creditNoteNumber: textOrNull(fields, 'CreditNoteNumber'),
    reference: textOrNull(fields, 'Reference'),
    contactId: textOrNull(fieldsOf(fields, 'Contact'), 'ContactID'),
    date: dayOrNull(fields, 'Date'),
    subTotalCents: centsOf(fields, 'SubTotal'),
    totalTaxCents: centsOf(fields, 'TotalTax'),
    totalCents: centsOf(fields, 'Total'),
    remainingCreditCents: centsOrNull(fields, 'RemainingCredit'),
    lines: readLines(fields),
  };
}

export function readCreditAllocation(fields: Fields): LedgerCreditAllocation {
  return {
    allocationId: textOrNull(fields, 'AllocationID'),
    invoiceId: textOf(fieldsOf(fields, 'Invoice'), 'InvoiceID'),
    amountCents: centsOf(fields, 'Amount'),
    date: dayOf(fields, 'Date'),
  };
}
