import { readInvoice, readPayment, type XpmInvoice, type XpmPayment } from '../codec/invoice.ts';
import { need } from '../codec/xml-element.ts';
import type { DateRange } from '../date-windows.ts';
import type { InvoiceNumber, JobNumber } from '../ids.ts';
import { collect, type Call } from '../transport/call.ts';
import { get, pathTo } from '../transport/prepared-request.ts';
import { windowedRows } from './windowed.ts';

/** Whether an invoice's lines come along. Default: no. */
export type InvoiceListOptions = { detailed?: boolean };

/** Invoices as XPM holds them (`invoice.api`), read-only. */
export type InvoicesResource = {
  /** Invoices not yet finished with. @throws {XpmError} */
  current(options?: InvoiceListOptions): Promise<XpmInvoice[]>;
  /** Drafts, which no other list shows. @throws {XpmError} */
  draft(options?: InvoiceListOptions): Promise<XpmInvoice[]>;
  /**
   * Invoices dated in the range, both days inclusive, paid and cancelled ones too but no drafts; a call for
   * each 360 days. @throws {XpmError}
   */
  list(range: DateRange & InvoiceListOptions): Promise<XpmInvoice[]>;
  /** As `list`, one by one; rows are provisional until the iteration ends. @throws {XpmError} */
  each(range: DateRange & InvoiceListOptions): AsyncGenerator<XpmInvoice, void>;
  /** A job's invoices. @throws {XpmError} */
  forJob(job: JobNumber): Promise<XpmInvoice[]>;
  /** One invoice in detail. @throws {XpmError} `refused` when there is no such number */
  get(number: InvoiceNumber): Promise<XpmInvoice>;
  /** An invoice's payments. @throws {XpmError} */
  payments(number: InvoiceNumber): Promise<XpmPayment[]>;
};

const INVOICES = { container: 'Invoices', row: 'Invoice', read: readInvoice };
const PAYMENTS = { container: 'Payments', row: 'Payment', read: readPayment };

/** Builds the invoices resource. */
export function invoicesResource(call: Call): InvoicesResource {
  const each: InvoicesResource['each'] = ({ from, to, detailed }) =>
    windowedRows(
      call,
      { from, to },
      { ...INVOICES, path: 'invoice.api/list', query: { detailed }, key: ({ uuid }) => uuid },
    );
  return {
    current: ({ detailed } = {}) => call.list(get('invoice.api/current', { detailed }), INVOICES),
    draft: ({ detailed } = {}) => call.list(get('invoice.api/draft', { detailed }), INVOICES),
    list: (range) => collect(each(range)),
    each,
    forJob: (job) => call.list(get(pathTo('invoice.api/job', job)), INVOICES),
    get: (number) =>
      call.record(get(pathTo('invoice.api/get', number)), (root) => readInvoice(need(root, 'Invoice'))),
    payments: (number) => call.list(get(pathTo('invoice.api/payments', number)), PAYMENTS),
  };
}
