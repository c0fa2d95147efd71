import { addDays } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { Refusal } from './envelope.ts';
import { jobOfBody } from './job-of-body.ts';
import { renderJob } from './job-render.ts';
import { required, rootOf } from './read-request.ts';
import type { Job, JobTask, Template, TemplateTask } from './records.ts';
import type { PracticeCall, PracticeRoute } from './route.ts';
import { say } from './rule-texts.ts';
import { textOf } from './xml-read.ts';
import type { Xml } from './xml-write.ts';

/** `job.api/applytemplate`. Source: xpm-contract §7.6.4. */
export const jobTemplateRoutes: readonly PracticeRoute[] = [
  { verb: 'POST', path: 'job.api/applytemplate', method: 'ApplyTemplate', area: 'job', handle: apply },
];

/** The template of a UUID. Refuses an unknown one. */
export function templateByUuid(world: World, uuid: string): Template {
  const template = world.tables.templates.get(uuid);
  if (!template) throw new Refusal(say('invalidTemplate'));
  return template;
}

/** What a template brings to a job that starts on a day (U-35): new tasks, milestones and costs. */
export function contentOfTemplate(
  world: World,
  template: Template,
  startDate: string,
): Pick<Job, 'tasks' | 'milestones' | 'costs'> {
  return {
    tasks: template.tasks.map((task) => newTask(world, task, startDate)),
    milestones: template.milestones.map(({ description, offsetDays }) => ({
      uuid: world.ids.uuid(),
      date: addDays(startDate, offsetDays),
      description,
      completed: false,
    })),
    costs: withCosts(world, template).map((cost) => ({
      ...cost,
      uuid: world.ids.uuid(),
      date: startDate,
      note: '',
    })),
  };
}

function withCosts(world: World, template: Template): Template['costs'] {
  return world.switches.is('U-35', 'tasks-milestones-costs') ? template.costs : [];
}

function newTask(world: World, task: TemplateTask, startDate: string): JobTask {
  const at = (offset: number | null): string | null => (offset === null ? null : addDays(startDate, offset));
  return {
    uuid: world.ids.uuid(),
    taskDefUuid: task.taskDefUuid,
    label: '',
    description: task.description,
    estimatedMinutes: task.estimatedMinutes,
    completed: false,
    billable: task.billable,
    folder: '',
    startDate: at(task.startOffsetDays),
    dueDate: at(task.dueOffsetDays),
    assignedUuids: [],
  };
}

function apply(call: PracticeCall): Xml {
  const { world } = call;
  const root = rootOf(call, 'Job');
  const job = jobOfBody(world, root);
  const template = templateByUuid(world, required(root, 'TemplateUUID'));
  const append = textOf(root, 'TaskMode')?.trim() === 'AppendExisting';
  const { milestones, costs } = contentOfTemplate(world, { ...template, tasks: [] }, job.startDate);
  let tasks = job.tasks;
  for (const task of template.tasks) {
    const present = append ? tasks.find(({ taskDefUuid }) => taskDefUuid === task.taskDefUuid) : undefined;
    tasks = present
      ? tasks.map((row) => (row === present ? appended(row, task) : row))
      : [...tasks, newTask(world, task, job.startDate)];
  }
  const changed = {
    ...job,
    tasks,
    milestones: [...job.milestones, ...milestones],
    costs: [...job.costs, ...costs],
  };
  return renderJob(world, world.tables.jobs.put(changed), true);
}

function appended(row: JobTask, task: TemplateTask): JobTask {
  const description = [row.description, task.description].filter((text) => text !== '').join('\n');
  return { ...row, description, estimatedMinutes: row.estimatedMinutes + task.estimatedMinutes };
}
