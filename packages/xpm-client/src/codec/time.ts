import {
  invoiceLineUuid,
  jobNumber,
  jobTaskUuid,
  staffUuid,
  timeUuid,
  type InvoiceLineUuid,
  type JobNumber,
  type JobTaskUuid,
  type StaffUuid,
  type TimeUuid,
} from '../ids.ts';
import { compactDate, minuteOfDay, parseDate, parseTimeOfDay } from './dates.ts';
import { needRef } from './ref.ts';
import { parseBoolean, parseInteger, read, readOrNull, textOf } from './values.ts';
import { need, type XmlElement } from './xml-element.ts';
import { element, optional, writeXml, type XmlNode } from './xml-writer.ts';

/** A time sheet entry as XPM holds it. Source: Practice Manager 3.1 reference, "Time". */
export type XpmTime = {
  uuid: TimeUuid;
  job: JobNumber;
  jobName: string;
  task: JobTaskUuid;
  taskName: string;
  staff: StaffUuid;
  staffName: string;
  /** `YYYY-MM-DD`, the practice's calendar. */
  date: string;
  /** Whole minutes. Negative is a correction. */
  minutes: number;
  /** `HH:mm`; null unless the entry was made with a start and an end. */
  start: string | null;
  end: string | null;
  /** Verbatim, possibly of several lines; empty when there is none. */
  note: string;
  /** Copied by XPM from the job task; it cannot be written. Null when not told. */
  billable: boolean | null;
  /** The invoice line that bills the entry; null while it is on no invoice. */
  invoiceLine: InvoiceLineUuid | null;
};

/** A time sheet entry to write. */
export type NewXpmTime = Pick<XpmTime, 'job' | 'task' | 'staff' | 'date' | 'minutes' | 'note'> & {
  /** `HH:mm`, with `end`: XPM then works the minutes out itself, and they must be `minutes`. */
  start?: string | null;
  end?: string | null;
};

/** Reads a `<Time>`. @throws {ShapeError} */
export function readTime(row: XmlElement): XpmTime {
  const job = need(row, 'Job');
  const task = needRef(row, 'Task', jobTaskUuid);
  const staff = needRef(row, 'Staff', staffUuid);
  return {
    uuid: read(row, 'UUID', timeUuid),
    job: read(job, 'ID', jobNumber),
    jobName: textOf(job, 'Name'),
    task: task.uuid,
    taskName: task.name,
    staff: staff.uuid,
    staffName: staff.name,
    date: read(row, 'Date', parseDate),
    minutes: read(row, 'Minutes', parseInteger),
    start: readOrNull(row, 'Start', parseTimeOfDay),
    end: readOrNull(row, 'End', parseTimeOfDay),
    note: textOf(row, 'Note'),
    billable: readOrNull(row, 'Billable', parseBoolean),
    invoiceLine: readOrNull(row, 'InvoiceTaskUUID', invoiceLineUuid),
  };
}

function writeSpan({ minutes, start, end }: NewXpmTime): XmlNode[] {
  if (!Number.isSafeInteger(minutes)) throw new RangeError('Minutes are whole');
  if (start == null && end == null) return [element('Minutes', String(minutes))];
  if (start == null || end == null) throw new RangeError('A start and an end go together');
  if (minuteOfDay(end) - minuteOfDay(start) !== minutes)
    throw new RangeError('The minutes are not those between start and end');
  return [element('Start', parseTimeOfDay(start)), element('End', parseTimeOfDay(end))];
}

/**
 * Writes a `<Timesheet>`; with a UUID the change of that entry, where an empty note clears the old one.
 * @throws {RangeError} not a calendar date, minutes not whole, or a start and end that do not make the minutes
 */
export function writeTimesheet(entry: NewXpmTime, uuid: TimeUuid | null): string {
  const note = uuid === null && entry.note === '' ? null : entry.note;
  return writeXml(
    element('Timesheet', [
      optional('UUID', uuid),
      element('Job', entry.job),
      element('TaskUUID', entry.task),
      element('StaffUUID', entry.staff),
      element('Date', compactDate(entry.date)),
      ...writeSpan(entry),
      optional('Note', note),
    ]),
  );
}
