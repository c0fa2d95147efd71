import {
  clientUuid,
  contactUuid,
  jobNumber,
  jobUuid,
  staffUuid,
  type ClientUuid,
  type ContactUuid,
  type JobNumber,
  type JobUuid,
  type StaffUuid,
} from '../ids.ts';
import { parseDate } from './dates.ts';
import { readJobTask, type XpmJobTask } from './job-task.ts';
import { readNote, type XpmNote } from './note.ts';
import { needRef, readRef, readRefItself, type XpmRef } from './ref.ts';
import { parseBoolean, read, readOrNull, textOf, textOrNull } from './values.ts';
import { rowsOf, type XmlElement } from './xml-element.ts';

/** A dated mark on a job. */
export type XpmMilestone = {
  uuid: string;
  /** `YYYY-MM-DD`, or null. */
  date: string | null;
  description: string;
  completed: boolean;
  folder: string;
};

/** A job. Source: Practice Manager 3.1 reference, "Job". */
export type XpmJob = {
  number: JobNumber;
  /** Null in a plain list of a server that follows the documentation's sample, which lacks it. */
  uuid: JobUuid | null;
  name: string;
  description: string;
  client: XpmRef<ClientUuid>;
  /** Free text that ties Xero invoices to the job; not unique. Empty when unset. */
  clientOrderNumber: string;
  /** Text as the practice entered it, mostly a decimal number; null when unset. */
  budget: string | null;
  /** The state's display name; the code that is written back is another word. */
  state: string;
  /** The category's name; null when none. */
  category: string | null;
  /** `YYYY-MM-DD`. */
  startDate: string | null;
  dueDate: string | null;
  completedDate: string | null;
  contact: XpmRef<ContactUuid> | null;
  manager: XpmRef<StaffUuid> | null;
  partner: XpmRef<StaffUuid> | null;
  assigned: XpmRef<StaffUuid>[];
  /** Null when the reply is not detailed, which is not the same as none. */
  tasks: XpmJobTask[] | null;
  milestones: XpmMilestone[] | null;
  notes: XpmNote[] | null;
};

function readMilestone(row: XmlElement): XpmMilestone {
  return {
    uuid: textOf(row, 'UUID'),
    date: readOrNull(row, 'Date', parseDate),
    description: textOf(row, 'Description'),
    completed: readOrNull(row, 'Completed', parseBoolean) ?? false,
    folder: textOf(row, 'Folder'),
  };
}

/** Reads a `<Job>`, plain or detailed. @throws {ShapeError} */
export function readJob(row: XmlElement): XpmJob {
  return {
    number: read(row, 'ID', jobNumber),
    uuid: readOrNull(row, 'UUID', jobUuid),
    name: textOf(row, 'Name'),
    description: textOf(row, 'Description'),
    client: needRef(row, 'Client', clientUuid),
    clientOrderNumber: textOf(row, 'ClientOrderNumber'),
    budget: textOrNull(row, 'Budget'),
    state: textOf(row, 'State'),
    category: textOrNull(row, 'Type'),
    startDate: readOrNull(row, 'StartDate', parseDate),
    dueDate: readOrNull(row, 'DueDate', parseDate),
    completedDate: readOrNull(row, 'CompletedDate', parseDate),
    contact: readRef(row, 'Contact', contactUuid),
    manager: readRef(row, 'Manager', staffUuid),
    partner: readRef(row, 'Partner', staffUuid),
    assigned: (rowsOf(row, 'Assigned', 'Staff') ?? []).map((staff) => readRefItself(staff, staffUuid)),
    tasks: rowsOf(row, 'Tasks', 'Task')?.map(readJobTask) ?? null,
    milestones: rowsOf(row, 'Milestones', 'Milestone')?.map(readMilestone) ?? null,
    notes: rowsOf(row, 'Notes', 'Note')?.map(readNote) ?? null,
  };
}
