import { invoiceLineUuid, jobNumber, type InvoiceLineUuid, type JobNumber } from '../ids.ts';
import { parseBoolean, parseDecimal, parseInteger, read, readOrNull, textOf } from './values.ts';
import { rowsOf, type XmlElement } from './xml-element.ts';

/** Amounts as decimal text, exactly as XPM wrote them. */
export type XpmAmounts = { amount: string; amountTax: string; amountIncludingTax: string };

/** Work on an invoice. Never work the amount out from minutes and rate: XPM's own may differ. */
export type XpmInvoiceTask = XpmAmounts & {
  /** What `invoiceLine` of a time entry points at; neither a job task nor a task definition. */
  uuid: InvoiceLineUuid;
  name: string;
  description: string;
  /** Sum of the time entries on the line, mostly; null when not given. */
  minutes: number | null;
  billableRate: string | null;
  billable: boolean;
};

/** A cost on an invoice or a quote; a negative quantity deducts. */
export type XpmCostLine = XpmAmounts & {
  description: string;
  note: string;
  code: string;
  billable: boolean;
  quantity: string | null;
  unitCost: string | null;
  unitPrice: string | null;
};

/** A job's part of an invoice. */
export type XpmInvoiceJob = {
  number: JobNumber;
  name: string;
  description: string;
  clientOrderNumber: string;
  tasks: XpmInvoiceTask[];
  costs: XpmCostLine[];
};

/** Reads the three amounts. @throws {ShapeError} */
export function readAmounts(row: XmlElement): XpmAmounts {
  return {
    amount: read(row, 'Amount', parseDecimal),
    amountTax: read(row, 'AmountTax', parseDecimal),
    amountIncludingTax: read(row, 'AmountIncludingTax', parseDecimal),
  };
}

/** Reads an invoice's `<Task>`. @throws {ShapeError} */
export function readInvoiceTask(row: XmlElement): XpmInvoiceTask {
  return {
    uuid: read(row, 'UUID', invoiceLineUuid),
    name: textOf(row, 'Name'),
    description: textOf(row, 'Description'),
    minutes: readOrNull(row, 'Minutes', parseInteger),
    billableRate: readOrNull(row, 'BillableRate', parseDecimal),
    billable: read(row, 'Billable', parseBoolean),
    ...readAmounts(row),
  };
}

/** Reads the `<Cost>` of an invoice or a quote. @throws {ShapeError} */
export function readCostLine(row: XmlElement): XpmCostLine {
  return {
    description: textOf(row, 'Description'),
    note: textOf(row, 'Note'),
    code: textOf(row, 'Code'),
    billable: read(row, 'Billable', parseBoolean),
    quantity: readOrNull(row, 'Quantity', parseDecimal),
    unitCost: readOrNull(row, 'UnitCost', parseDecimal),
    unitPrice: readOrNull(row, 'UnitPrice', parseDecimal),
    ...readAmounts(row),
  };
}

/** Reads an invoice's `<Job>`. @throws {ShapeError} */
export function readInvoiceJob(row: XmlElement): XpmInvoiceJob {
  return {
    number: read(row, 'ID', jobNumber),
    name: textOf(row, 'Name'),
    description: textOf(row, 'Description'),
    clientOrderNumber: textOf(row, 'ClientOrderNumber'),
    tasks: (rowsOf(row, 'Tasks', 'Task') ?? []).map(readInvoiceTask),
    costs: (rowsOf(row, 'Costs', 'Cost') ?? []).map(readCostLine),
  };
}
