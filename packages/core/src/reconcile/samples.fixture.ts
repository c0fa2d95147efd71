import type { BillHere, BillThere } from './compare-bills.ts';
import { sweptTime, type SweptTime } from './swept-time.ts';
import type { TimeHere, TimeThere } from './time-records.ts';

export const uuid = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
/** 17 November, before and after the sweep that read XPM at noon. */
export const [before, noon, after] = [
  Date.UTC(2026, 10, 17, 11),
  Date.UTC(2026, 10, 17, 12),
  Date.UTC(2026, 10, 17, 13),
];

/** An entry that is in XPM as uuid 1, known since before noon. */
export const entryHere = (change: Partial<TimeHere> = {}): TimeHere => ({
  timeEntryId: uuid(9),
  deliveryId: uuid(8),
  staffName: 'Mei Tanaka',
  workDate: '2026-11-12',
  xpmJobNumber: 'J-2417',
  taskName: 'Tax return',
  minutes: 72,
  note: 'GST check',
  removed: false,
  state: 'delivered',
  reason: null,
  sentence: 'In XPM since 11:00, answered equal.',
  remoteId: uuid(1),
  syncedHash: 'h1',
  syncedAt: before,
  others: [],
  ...change,
});

/** Its record, as the sweep of noon read it. */
export const recordThere = (change: Partial<TimeThere> = {}): TimeThere => ({
  xpmTimeUuid: uuid(1),
  staffName: 'Mei Tanaka',
  workDate: '2026-11-12',
  xpmJobNumber: 'J-2417',
  taskName: 'Tax return',
  minutes: 72,
  note: 'GST check #ABCDEFGH2',
  hash: 'h1',
  isInvoiced: false,
  seenAt: noon,
  ...change,
});

/** A record as a sweep reads it, with its true hash. */
export const swept = (change: Partial<Omit<SweptTime, 'hash'>> = {}): SweptTime =>
  sweptTime({
    xpmTimeUuid: uuid(1),
    xpmJobNumber: 'J-2417',
    xpmJobTaskUuid: uuid(5),
    xpmStaffUuid: uuid(6),
    workDate: '2026-11-12',
    minutes: 72,
    note: 'GST check',
    jobName: 'Tax return 2026',
    taskName: 'Tax return',
    staffName: 'Mei Tanaka',
    isInvoiced: false,
    ...change,
  });

/** A client bill that is in Xero as uuid 1, known since before noon. */
export const billHere = (change: Partial<BillHere> = {}): BillHere => ({
  clientBillId: uuid(9),
  number: 'HL-0412',
  clientName: 'Kōwhai Holdings Ltd',
  billDate: '2026-11-18',
  reference: 'CLI-1681',
  totalCents: 431_250,
  currency: 'NZD',
  isPosted: true,
  sentence: 'AUTHORISED in Xero at 11:00, equal to the cent.',
  xeroInvoiceId: uuid(1),
  syncedAt: before,
  url: 'https://app.test/client-bills/9',
  ...change,
});

/** Its sales invoice, as the sweep of noon read it. */
export const invoiceThere = (change: Partial<BillThere> = {}): BillThere => ({
  xeroInvoiceId: uuid(1),
  number: 'HL-0412',
  reference: 'CLI-1681',
  status: 'AUTHORISED',
  contactName: 'Kōwhai Holdings Ltd',
  invoiceDate: '2026-11-18',
  totalCents: 431_250,
  currency: 'NZD',
  url: 'https://app.test/client-bills/9',
  seenAt: noon,
  ...change,
});
