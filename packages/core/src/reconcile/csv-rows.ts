import { formatDay } from '../clock/format-day.ts';
import { formatMinutes } from '../time-entry/format-minutes.ts';
import type { BillDifference } from './compare-bills.ts';
import type { Bucket, Difference } from './difference.ts';
import type { TimeDifference } from './time-records.ts';
import { type CsvCell, toCsv } from './to-csv.ts';

const bucketWords = {
  equal: 'equal',
  missing_there: 'missing there',
  missing_here: 'missing here',
  differs: 'differs',
  doubled: 'doubled',
} as const satisfies Record<Bucket, string>;

/** How the practice's clock writes an instant, as `18 Nov 2026 10:41`. */
type WriteInstant = (instant: string) => string;

const timeHead = [
  'How it stands',
  'Person',
  'Day',
  'Job',
  'Task',
  'Time here',
  'Time in XPM',
  'Note here',
  'Note in XPM',
  'Invoiced in XPM',
  'What is so',
  'Explained by',
  'Explained at',
  'Why',
  'Entry in XPM',
];

/** Compared time as a table for spreadsheets; days and durations as the product shows them. */
export function timeCsv(items: readonly TimeDifference[], writeInstant: WriteInstant): string {
  const rows = items.map((item): CsvCell[] => [
    bucketWords[item.bucket],
    item.staffName,
    formatDay(item.workDate),
    item.xpmJobNumber,
    item.taskName,
    minutesCell(item.minutesHere),
    minutesCell(item.minutesThere),
    item.noteHere,
    item.noteThere,
    item.isInvoiced ? 'yes' : 'no',
    item.sentence,
    ...explained(item, writeInstant),
    item.xpmTimeUuid,
  ]);
  return toCsv(timeHead, rows);
}

const billHead = [
  'How it stands',
  'Number',
  'Client',
  'Date',
  'Currency',
  'Total here',
  'Total in Xero',
  'Difference',
  'What is so',
  'Explained by',
  'Explained at',
  'Why',
  'Sales invoice in Xero',
];

/** Compared client bills as a table for spreadsheets; amounts are plain decimals in their currency. */
export function billsCsv(items: readonly BillDifference[], writeInstant: WriteInstant): string {
  const rows = items.map((item): CsvCell[] => [
    bucketWords[item.bucket],
    item.number,
    item.clientName,
    formatDay(item.billDate),
    item.currency,
    centsCell(item.totalHereCents),
    centsCell(item.totalThereCents),
    centsCell((item.totalHereCents ?? 0) - (item.totalThereCents ?? 0)),
    item.sentence,
    ...explained(item, writeInstant),
    item.xeroInvoiceId,
  ]);
  return toCsv(billHead, rows);
}

function explained({ accepted }: Pick<Difference, 'accepted'>, writeInstant: WriteInstant): CsvCell[] {
  return accepted ? [accepted.by, writeInstant(accepted.at), accepted.reason] : [null, null, null];
}

function minutesCell(minutes: number | null): CsvCell {
  return minutes === null ? null : { number: formatMinutes(minutes) };
}

/** `-4312.50`: without marks between thousands and with the ASCII minus, which spreadsheets read as a number. */
function centsCell(cents: number | null): CsvCell {
  if (cents === null) return null;
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return { number: `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` };
}
