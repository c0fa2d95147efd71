import type { World } from '../world/world.ts';
import { echo } from './echo.ts';
import { Refusal } from './envelope.ts';
import { jobOfBody } from './job-of-body.ts';
import { renderJob, renderJobTask } from './job-render.ts';
import { jobByNumber, jobOfTask, taskOnJob } from './look-up.ts';
import {
  kept,
  lengths,
  optionalDay,
  required,
  rootOf,
  updated,
  wholeNumber,
  within,
} from './read-request.ts';
import type { Job, JobTask } from './records.ts';
import { param } from './route.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { childOf, textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';
import type { Xml } from './xml-write.ts';

/** Tasks of a job. Source: xpm-contract §7.7. */
export const jobTaskRoutes: readonly PracticeRoute[] = [
  { verb: 'POST', path: 'job.api/task', method: 'Task', area: 'job', handle: add },
  { verb: 'PUT', path: 'job.api/task', method: 'Task', area: 'job', handle: update },
  { verb: 'PUT', path: 'job.api/task/:uuid/complete', method: 'Complete', area: 'job', handle: complete },
  { verb: 'PUT', path: 'job.api/task/:uuid/reopen', method: 'Reopen', area: 'job', handle: reopen },
  { verb: 'PUT', path: 'job.api/reordertasks', method: 'ReorderTasks', area: 'job', handle: reorder },
];

function add(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Task');
  const job = jobByNumber(world, required(root, 'Job'));
  const definition = world.tables.taskDefinitions.get(required(root, 'TaskUUID'));
  if (!definition) throw new Refusal(say('invalidTask'));
  const task: JobTask = {
    uuid: world.ids.uuid(),
    taskDefUuid: definition.uuid,
    label: within(world, textOf(root, 'Label') ?? '', lengths.name),
    description: within(world, textOf(root, 'Description') ?? '', lengths.text),
    estimatedMinutes: estimate(root),
    completed: false,
    billable: true,
    folder: '',
    startDate: optionalDay(root, 'StartDate'),
    dueDate: optionalDay(root, 'DueDate'),
    assignedUuids: [],
  };
  return echoed(world, world.tables.jobs.put({ ...job, tasks: [...job.tasks, task] }), task);
}

function update(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Task');
  const { job, task } = jobOfTask(world, required(root, 'TaskUUID'));
  const changed: JobTask = {
    ...task,
    label: within(world, updated(world, task.label, textOf(root, 'Label')), lengths.name),
    description: within(world, updated(world, task.description, textOf(root, 'Description')), lengths.text),
    estimatedMinutes: estimate(root),
    startDate: childOf(root, 'StartDate') ? optionalDay(root, 'StartDate') : kept(world, task.startDate),
    dueDate: childOf(root, 'DueDate') ? optionalDay(root, 'DueDate') : kept(world, task.dueDate),
  };
  return echoed(world, world.tables.jobs.put(withTask(job, changed)), changed);
}

function complete(call: PracticeCall): Xml {
  return mark(call, true);
}

function reopen(call: PracticeCall): Xml {
  return mark(call, false);
}

function mark(call: PracticeCall, completed: boolean): Xml {
  const { job, task } = jobOfTask(call.world, param(call, 'uuid'));
  const marked = { ...task, completed };
  const changed = call.world.tables.jobs.put(withTask(job, marked));
  return echo(call.world, () => renderJobTask(call.world, changed, marked));
}

function reorder(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Job');
  const job = jobOfBody(world, root);
  const wanted = (childOf(root, 'Tasks')?.children ?? []).map((child) => {
    const task = taskOnJob(job, required(child, 'UUID'));
    if (!task) throw new Refusal(say('invalidTask'));
    return task;
  });
  const rest = job.tasks.filter((task) => !wanted.includes(task));
  const changed = world.tables.jobs.put({ ...job, tasks: [...new Set(wanted), ...rest] });
  return echo(world, () => renderJob(world, changed, true));
}

function withTask(job: Job, changed: JobTask): Job {
  return { ...job, tasks: job.tasks.map((task) => (task.uuid === changed.uuid ? changed : task)) };
}

function estimate(root: XmlElement): number {
  const minutes = wholeNumber(required(root, 'EstimatedMinutes'));
  if (minutes === null || minutes < 0) throw new Refusal(say('invalidMinutes'));
  return minutes;
}

function echoed(world: World, job: Job, task: JobTask): Xml {
  return world.switches.is('U-01', 'task') ? renderJobTask(world, job, task) : '';
}
