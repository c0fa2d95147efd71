import { compactDate } from '../codec/dates.ts';
import { readJobCost, type XpmJobCost } from '../codec/job-cost.ts';
import { writeNewJobTask, writeJobTaskChange, type XpmJobTaskFields } from '../codec/job-task.ts';
import {
  writeAssignments,
  writeJobChange,
  writeJobState,
  writeNewJob,
  writeTaskOrder,
  writeTemplateUse,
  type JobAddress,
  type NewXpmJob,
  type TaskMode,
  type XpmAssignment,
  type XpmJobChange,
} from '../codec/job-write.ts';
import { readJob, type XpmJob } from '../codec/job.ts';
import { writeJobNote, type NewXpmJobNote } from '../codec/note.ts';
import { need, type XmlElement } from '../codec/xml-element.ts';
import type { DateRange } from '../date-windows.ts';
import type { ClientUuid, JobNumber, JobTaskUuid, StaffUuid, TaskDefUuid, TemplateUuid } from '../ids.ts';
import { collect, type Call } from '../transport/call.ts';
import { get, pathTo, prepare } from '../transport/prepared-request.ts';
import { windowedRows } from './windowed.ts';

/** Whether tasks, milestones and notes come along; without them they are null. Default: no. */
export type Detailed = { detailed?: boolean };

/** Which job tasks to look for; dates are `YYYY-MM-DD`. */
export type TaskFilter = {
  completed?: boolean;
  /** Due on that day or before. */
  dueBy?: string;
  /** Starting on that day or after. */
  startFrom?: string;
};

/** Jobs and their tasks (`job.api`). Jobs come in no order; sort them. */
export type JobsResource = {
  /** Jobs that are not finished. A job leaves this list without any event. @throws {XpmError} */
  current(options?: Detailed): Promise<XpmJob[]>;
  /** As `current`, job by job; rows are provisional until the iteration ends. @throws {XpmError} */
  eachCurrent(options?: Detailed): AsyncGenerator<XpmJob, void>;
  /**
   * Jobs of all states created in the range, both days inclusive, once each; a call for each 360 days.
   * @throws {XpmError}
   */
  list(range: DateRange & Detailed): Promise<XpmJob[]>;
  /** As `list`, job by job; rows are provisional until the iteration ends. @throws {XpmError} */
  each(range: DateRange & Detailed): AsyncGenerator<XpmJob, void>;
  /** One job in detail. @throws {XpmError} `refused` when there is no such number */
  get(number: JobNumber): Promise<XpmJob>;
  /** All jobs of a client. @throws {XpmError} */
  forClient(client: ClientUuid, options?: Detailed): Promise<XpmJob[]>;
  /** Current jobs a staff member is assigned to. @throws {XpmError} */
  forStaff(staff: StaffUuid, options?: Detailed): Promise<XpmJob[]>;
  /** Jobs with the tasks that match. @throws {XpmError} */
  tasks(filter?: TaskFilter): Promise<XpmJob[]>;
  /** Makes a job. Not idempotent: after `uncertain`, list before adding again. @throws {XpmError} */
  add(job: NewXpmJob): Promise<XpmJob>;
  /** Changes a job's own fields. @throws {XpmError} */
  update(job: XpmJobChange): Promise<XpmJob>;
  /** Sets the state by its interface code, not by the name that is read. @throws {XpmError} `refused` for an unknown code */
  setState(job: JobAddress, stateCode: string): Promise<void>;
  /** Changes who works on a job, in the order given. @throws {XpmError} */
  assign(job: JobAddress, assignments: readonly XpmAssignment[]): Promise<XpmJob>;
  /** Adds a template's tasks, costs and milestones. Not idempotent. Default mode: `AddNew`. @throws {XpmError} */
  applyTemplate(job: JobAddress, template: TemplateUuid, mode?: TaskMode): Promise<XpmJob>;
  /** Deletes a job. @throws {XpmError} */
  remove(job: JobAddress): Promise<void>;
  /** Puts a note on a job. Not idempotent. @throws {XpmError} */
  addNote(job: JobNumber, note: NewXpmJobNote): Promise<void>;
  /** A job's costs. @throws {XpmError} */
  costs(job: JobNumber): Promise<XpmJobCost[]>;
  /** Puts a task definition on a job; read the job again to learn the new task's UUID. Not idempotent. @throws {XpmError} */
  addTask(job: JobNumber, definition: TaskDefUuid, fields: XpmJobTaskFields): Promise<void>;
  /** Changes a task on a job. @throws {XpmError} */
  updateTask(task: JobTaskUuid, fields: XpmJobTaskFields): Promise<void>;
  /** Marks a task complete. @throws {XpmError} */
  completeTask(task: JobTaskUuid): Promise<void>;
  /** Opens a completed task again. @throws {XpmError} */
  reopenTask(task: JobTaskUuid): Promise<void>;
  /** Puts a job's tasks in the order given. @throws {XpmError} */
  reorderTasks(job: JobNumber, tasks: readonly JobTaskUuid[]): Promise<void>;
};

const JOBS = { container: 'Jobs', row: 'Job', read: readJob };
const COSTS = { container: 'Costs', row: 'Cost', read: readJobCost };
const jobIn = (root: XmlElement): XpmJob => readJob(need(root, 'Job'));

function jobReads(
  call: Call,
): Pick<
  JobsResource,
  'current' | 'eachCurrent' | 'list' | 'each' | 'get' | 'forClient' | 'forStaff' | 'tasks' | 'costs'
> {
  const eachCurrent: JobsResource['eachCurrent'] = ({ detailed } = {}) =>
    call.rows(get('job.api/current', { detailed }), JOBS);
  const each: JobsResource['each'] = ({ from, to, detailed }) =>
    windowedRows(
      call,
      { from, to },
      { ...JOBS, path: 'job.api/list', query: { detailed }, key: ({ number }) => number },
    );
  return {
    current: (options) => collect(eachCurrent(options)),
    eachCurrent,
    list: (range) => collect(each(range)),
    each,
    get: (number) => call.record(get(pathTo('job.api/get', number)), jobIn),
    forClient: (client, { detailed } = {}) =>
      call.list(get(pathTo('job.api/client', client), { detailed }), JOBS),
    forStaff: (staff, { detailed } = {}) =>
      call.list(get(pathTo('job.api/staff', staff), { detailed }), JOBS),
    tasks: ({ completed, dueBy, startFrom } = {}) =>
      call.list(
        get('job.api/tasks', {
          complete: completed === undefined ? null : String(completed),
          due: dueBy === undefined ? null : compactDate(dueBy),
          start: startFrom === undefined ? null : compactDate(startFrom),
        }),
        JOBS,
      ),
    costs: (job) => call.list(get(pathTo('job.api/costs', job)), COSTS),
  };
}

type JobTaskWrites = Pick<
  JobsResource,
  'addTask' | 'updateTask' | 'completeTask' | 'reopenTask' | 'reorderTasks'
>;

function jobTaskWrites(call: Call): JobTaskWrites {
  const taskPath = (task: JobTaskUuid, verb: string): string => pathTo('job.api/task', task, verb);
  return {
    addTask: (job, definition, fields) =>
      call.done(prepare('POST', 'job.api/task', writeNewJobTask(job, definition, fields))),
    updateTask: (task, fields) => call.done(prepare('PUT', 'job.api/task', writeJobTaskChange(task, fields))),
    completeTask: (task) => call.done(prepare('PUT', taskPath(task, 'complete'), null)),
    reopenTask: (task) => call.done(prepare('PUT', taskPath(task, 'reopen'), null)),
    reorderTasks: (job, tasks) =>
      call.done(prepare('PUT', 'job.api/reordertasks', writeTaskOrder(job, tasks))),
  };
}

/** Builds the jobs resource. */
export function jobsResource(call: Call): JobsResource {
  return {
    ...jobReads(call),
    ...jobTaskWrites(call),
    add: (job) => call.record(prepare('POST', 'job.api/add', writeNewJob(job)), jobIn),
    update: (job) => call.record(prepare('PUT', 'job.api/update', writeJobChange(job)), jobIn),
    setState: (job, stateCode) => call.done(prepare('PUT', 'job.api/state', writeJobState(job, stateCode))),
    assign: (job, assignments) =>
      call.record(prepare('PUT', 'job.api/assign', writeAssignments(job, assignments)), jobIn),
    applyTemplate: (job, template, mode = 'AddNew') =>
      call.record(prepare('POST', 'job.api/applytemplate', writeTemplateUse(job, template, mode)), jobIn),
    remove: (job) => call.done(prepare('POST', 'job.api/delete', writeJobState(job, null))),
    addNote: (job, note) => call.done(prepare('POST', 'job.api/note', writeJobNote(job, note))),
  };
}
