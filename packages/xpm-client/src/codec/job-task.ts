import {
  jobTaskUuid,
  staffUuid,
  taskDefUuid,
  type JobNumber,
  type JobTaskUuid,
  type StaffUuid,
  type TaskDefUuid,
} from '../ids.ts';
import { compactDate, parseDate } from './dates.ts';
import { readRefItself, type XpmRef } from './ref.ts';
import { parseBoolean, parseInteger, read, readOrNull, textOf } from './values.ts';
import { rowsOf, type XmlElement } from './xml-element.ts';
import { element, optional, writeXml, type XmlNode } from './xml-writer.ts';

/** A task on one job. Source: Practice Manager 3.1 reference, "Job", tasks. */
export type XpmJobTask = {
  /** The instance: what time entries, completing and assigning point at. */
  uuid: JobTaskUuid;
  /** What kind of task it is; the same job may hold it twice. */
  definition: TaskDefUuid | null;
  name: string;
  /** Empty unless the practice gave the instance a name of its own. */
  label: string;
  description: string;
  /** Null when not told, as all below. */
  estimatedMinutes: number | null;
  /** Sum of the task's time entries. */
  actualMinutes: number | null;
  /** Not completed when not told. */
  completed: boolean;
  billable: boolean | null;
  folder: string;
  /** `YYYY-MM-DD`; null unless scheduled. */
  startDate: string | null;
  dueDate: string | null;
  assigned: (XpmRef<StaffUuid> & { allocatedMinutes: number | null })[];
};

/** What can be said of a job task when it is made or changed. Dates are `YYYY-MM-DD`; absent fields keep. */
export type XpmJobTaskFields = {
  estimatedMinutes: number;
  label?: string | null;
  description?: string | null;
  startDate?: string | null;
  dueDate?: string | null;
};

/** Reads a job's `<Task>`. @throws {ShapeError} */
export function readJobTask(row: XmlElement): XpmJobTask {
  return {
    uuid: read(row, 'UUID', jobTaskUuid),
    definition: readOrNull(row, 'TaskUUID', taskDefUuid),
    name: textOf(row, 'Name'),
    label: textOf(row, 'Label'),
    description: textOf(row, 'Description'),
    estimatedMinutes: readOrNull(row, 'EstimatedMinutes', parseInteger),
    actualMinutes: readOrNull(row, 'ActualMinutes', parseInteger),
    completed: readOrNull(row, 'Completed', parseBoolean) ?? false,
    billable: readOrNull(row, 'Billable', parseBoolean),
    folder: textOf(row, 'Folder'),
    startDate: readOrNull(row, 'StartDate', parseDate),
    dueDate: readOrNull(row, 'DueDate', parseDate),
    assigned: (rowsOf(row, 'Assigned', 'Staff') ?? []).map((staff) => ({
      ...readRefItself(staff, staffUuid),
      allocatedMinutes: readOrNull(staff, 'AllocatedMinutes', parseInteger),
    })),
  };
}

function writeFields(fields: XpmJobTaskFields): (XmlNode | null)[] {
  if (!Number.isSafeInteger(fields.estimatedMinutes)) throw new RangeError('Minutes are whole');
  return [
    optional('Label', fields.label),
    optional('Description', fields.description),
    element('EstimatedMinutes', String(fields.estimatedMinutes)),
    optional('StartDate', fields.startDate == null ? null : compactDate(fields.startDate)),
    optional('DueDate', fields.dueDate == null ? null : compactDate(fields.dueDate)),
  ];
}

/** Writes the `<Task>` that puts a definition on a job. @throws {RangeError} minutes or dates */
export function writeNewJobTask(job: JobNumber, definition: TaskDefUuid, fields: XpmJobTaskFields): string {
  return writeXml(
    element('Task', [element('Job', job), element('TaskUUID', definition), ...writeFields(fields)]),
  );
}

/** Writes the `<Task>` that changes a job task; its `TaskUUID` is the instance here (inferred). @throws {RangeError} */
export function writeJobTaskChange(task: JobTaskUuid, fields: XpmJobTaskFields): string {
  return writeXml(element('Task', [element('TaskUUID', task), ...writeFields(fields)]));
}
