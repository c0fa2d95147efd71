import {
  clientUuid,
  contactUuid,
  invoiceNumber,
  invoiceUuid,
  type ClientUuid,
  type ContactUuid,
  type InvoiceNumber,
  type InvoiceUuid,
} from '../ids.ts';
import { parseDate } from './dates.ts';
import {
  readAmounts,
  readCostLine,
  readInvoiceJob,
  readInvoiceTask,
  type XpmAmounts,
  type XpmCostLine,
  type XpmInvoiceJob,
  type XpmInvoiceTask,
} from './invoice-lines.ts';
import { readRef, type XpmRef } from './ref.ts';
import { parseDecimal, read, readOrNull, textOf } from './values.ts';
import { rowsOf, type XmlElement } from './xml-element.ts';

/** An invoice as XPM holds it; credit notes are among them, with negative amounts. Source: reference, "Invoice". */
export type XpmInvoice = XpmAmounts & {
  number: InvoiceNumber;
  uuid: InvoiceUuid;
  /** An open set: `Progress Invoice`, `Final Invoice`, `Miscellaneous` … */
  type: string;
  /** `Approved`, `Paid`, `Draft`, `Cancelled`. */
  status: string;
  /** The job's number as text; empty on some miscellaneous ones. */
  jobText: string;
  description: string;
  /** `YYYY-MM-DD`. */
  date: string;
  dueDate: string | null;
  amountPaid: string | null;
  amountOutstanding: string | null;
  client: XpmRef<ClientUuid> | null;
  contact: XpmRef<ContactUuid> | null;
  /** Null when the reply is not detailed. */
  jobs: XpmInvoiceJob[] | null;
  /** Lines that belong to no job, of miscellaneous invoices. */
  tasks: XpmInvoiceTask[];
  costs: XpmCostLine[];
};

/** A payment of an invoice. */
export type XpmPayment = {
  /** `YYYY-MM-DD`. */
  date: string;
  /** Decimal text. */
  amount: string;
  reference: string;
};

/** Reads an `<Invoice>`, plain or detailed. @throws {ShapeError} */
export function readInvoice(row: XmlElement): XpmInvoice {
  const uuidName = textOf(row, 'UUID') === '' ? 'InternalUUID' : 'UUID';
  return {
    number: read(row, 'ID', invoiceNumber),
    uuid: read(row, uuidName, invoiceUuid),
    type: textOf(row, 'Type'),
    status: textOf(row, 'Status'),
    jobText: textOf(row, 'JobText'),
    description: textOf(row, 'Description'),
    date: read(row, 'Date', parseDate),
    dueDate: readOrNull(row, 'DueDate', parseDate),
    ...readAmounts(row),
    amountPaid: readOrNull(row, 'AmountPaid', parseDecimal),
    amountOutstanding: readOrNull(row, 'AmountOutstanding', parseDecimal),
    client: readRef(row, 'Client', clientUuid),
    contact: readRef(row, 'Contact', contactUuid),
    jobs: rowsOf(row, 'Jobs', 'Job')?.map(readInvoiceJob) ?? null,
    tasks: (rowsOf(row, 'Tasks', 'Task') ?? []).map(readInvoiceTask),
    costs: (rowsOf(row, 'Costs', 'Cost') ?? []).map(readCostLine),
  };
}

/** Reads a `<Payment>`. @throws {ShapeError} */
export function readPayment(row: XmlElement): XpmPayment {
  return {
    date: read(row, 'Date', parseDate),
    amount: read(row, 'Amount', parseDecimal),
    reference: textOf(row, 'Reference'),
  };
}
