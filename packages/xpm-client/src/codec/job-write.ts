import type {
  CategoryUuid,
  ClientUuid,
  ContactUuid,
  JobNumber,
  JobTaskUuid,
  JobUuid,
  StaffUuid,
  TemplateUuid,
} from '../ids.ts';
import { compactDate } from './dates.ts';
import { element, optional, tag, writeXml, type XmlNode } from './xml-writer.ts';

/** A job as XPM wants it addressed in a body: by number, and by UUID as a check. */
export type JobAddress = { number: JobNumber; uuid: JobUuid };

type JobFields = {
  name: string;
  /** `YYYY-MM-DD`. */
  startDate: string;
  dueDate: string;
  description?: string | null;
  clientOrderNumber?: string | null;
  category?: CategoryUuid | null;
  /** A decimal number as text. */
  budget?: string | null;
};

/** A job to make. XPM gives it the practice's first state and, without `number`, its next number. */
export type NewXpmJob = JobFields & {
  client: ClientUuid;
  number?: JobNumber | null;
  contact?: ContactUuid | null;
  /** Adds the template's tasks, costs and milestones. */
  template?: TemplateUuid | null;
};

/** A job's new values. Absent fields keep; whether XPM keeps them is undocumented, so send all that matter. */
export type XpmJobChange = JobFields & { number: JobNumber };

/** One change of who works on a job. With `task`, on that job task, and so on the job too. */
export type XpmAssignment =
  | { change: 'add' | 'remove'; staff: StaffUuid; task?: JobTaskUuid | null }
  | { change: 'set_manager' | 'set_partner'; staff: StaffUuid }
  | { change: 'remove_manager' | 'remove_partner' };

/** Whether a template's tasks are always added, or appended to tasks of the same definition. */
export type TaskMode = 'AddNew' | 'AppendExisting';

function writeFields(fields: JobFields): {
  head: (XmlNode | null)[];
  dates: (XmlNode | null)[];
  tail: (XmlNode | null)[];
} {
  return {
    head: [element('Name', fields.name), optional('Description', fields.description)],
    dates: [
      element('StartDate', compactDate(fields.startDate)),
      element('DueDate', compactDate(fields.dueDate)),
      optional('ClientNumber', fields.clientOrderNumber),
    ],
    tail: [optional('CategoryUUID', fields.category), optional('Budget', fields.budget)],
  };
}

/** Writes the `<Job>` to make. @throws {RangeError} not calendar dates */
export function writeNewJob(job: NewXpmJob): string {
  const { head, dates, tail } = writeFields(job);
  return writeXml(
    element('Job', [
      optional('ID', job.number),
      ...head,
      element('ClientUUID', job.client),
      optional('ContactUUID', job.contact),
      ...dates,
      optional('TemplateUUID', job.template),
      ...tail,
    ]),
  );
}

/** Writes the `<Job>` to change. @throws {RangeError} not calendar dates */
export function writeJobChange(job: XpmJobChange): string {
  const { head, dates, tail } = writeFields(job);
  return writeXml(element('Job', [element('ID', job.number), ...head, ...dates, ...tail]));
}

const address = (job: JobAddress): XmlNode[] => [element('ID', job.number), element('UUID', job.uuid)];

/** Writes the `<Job>` that names a job and, where given, its new state by interface code. */
export function writeJobState(job: JobAddress, stateCode: string | null): string {
  return writeXml(element('Job', [...address(job), optional('State', stateCode)]));
}

function writeAssignment(assignment: XpmAssignment): XmlNode {
  switch (assignment.change) {
    case 'add':
    case 'remove':
      return tag(assignment.change, { uuid: assignment.staff, 'task-uuid': assignment.task ?? null });
    case 'set_manager':
      return tag('add-manager', { uuid: assignment.staff });
    case 'set_partner':
      return tag('add-partner', { uuid: assignment.staff });
    case 'remove_manager':
      return tag('remove-manager', {});
    case 'remove_partner':
      return tag('remove-partner', {});
  }
}

/** Writes the `<Job>` that changes who works on it. */
export function writeAssignments(job: JobAddress, assignments: readonly XpmAssignment[]): string {
  return writeXml(element('Job', [...address(job), ...assignments.map(writeAssignment)]));
}

/** Writes the `<Job>` that applies a template. */
export function writeTemplateUse(job: JobAddress, template: TemplateUuid, mode: TaskMode): string {
  return writeXml(
    element('Job', [...address(job), element('TemplateUUID', template), element('TaskMode', mode)]),
  );
}

/** Writes the `<Job>` that puts its tasks in the order given. */
export function writeTaskOrder(number: JobNumber, tasks: readonly JobTaskUuid[]): string {
  const rows = tasks.map((task) => element('Task', [element('UUID', task)]));
  return writeXml(element('Job', [element('ID', number), element('Tasks', rows)]));
}
