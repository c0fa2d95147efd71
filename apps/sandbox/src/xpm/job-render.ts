import type { World } from '../world/world.ts';
import { stateOf } from './look-up.ts';
import { renderNote } from './note-render.ts';
import type { Job, JobTask } from './records.ts';
import { dayElement, element, listElement, optionalElement, refElement, textElement } from './xml-write.ts';
import type { Xml } from './xml-write.ts';

/** `<Job>` in the captured element order; plain leaves out tasks, milestones and notes. Source: xpm-contract §7.6.1. */
export function renderJob(world: World, job: Job, detailed: boolean): Xml {
  const { clients, contacts, categories } = world.tables;
  const category = job.categoryUuid === null ? undefined : categories.get(job.categoryUuid);
  return element(
    'Job',
    textElement('ID', job.number) +
      textElement('UUID', job.uuid) +
      textElement('Name', job.name) +
      textElement('Description', job.description) +
      refElement('Client', clients.get(job.clientUuid)) +
      textElement('ClientOrderNumber', job.clientOrderNumber) +
      optionalElement('Budget', job.budget) +
      textElement('State', stateOf(world, job).name) +
      optionalElement('Type', category?.name ?? null) +
      dayElement('StartDate', job.startDate) +
      dayElement('DueDate', job.dueDate) +
      dayElement('CompletedDate', job.completedDate) +
      refElement('Contact', job.contactUuid === null ? undefined : contacts.get(job.contactUuid)) +
      people(world, job) +
      (detailed ? details(world, job) : '') +
      textElement('WebUrl', `https://practicemanager.xero.com/job/jobview.aspx?id=${job.uuid}`),
  );
}

/** `<Task>` of a job. Source: xpm-contract §7.7. */
export function renderJobTask(world: World, job: Job, task: JobTask): Xml {
  return taskElement(world, task, actualMinutes(world, job).get(task.uuid) ?? 0);
}

function people(world: World, job: Job): Xml {
  const { staff } = world.tables;
  const ref = (name: string, uuid: string | null): Xml =>
    refElement(name, uuid === null ? undefined : staff.get(uuid));
  return (
    ref('Manager', job.managerUuid) +
    ref('Partner', job.partnerUuid) +
    listElement(
      'Assigned',
      job.assignedUuids.map((uuid) => ref('Staff', uuid)),
    )
  );
}

function details(world: World, job: Job): Xml {
  const actual = actualMinutes(world, job);
  return (
    listElement(
      'Tasks',
      job.tasks.map((task) => taskElement(world, task, actual.get(task.uuid) ?? 0)),
    ) +
    listElement(
      'Milestones',
      job.milestones.map((milestone) =>
        element(
          'Milestone',
          textElement('UUID', milestone.uuid) +
            dayElement('Date', milestone.date) +
            textElement('Description', milestone.description) +
            textElement('Completed', milestone.completed) +
            textElement('Folder', ''),
        ),
      ),
    ) +
    listElement('Notes', job.notes.map(renderNote))
  );
}

function actualMinutes(world: World, job: Job): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const time of world.tables.times.by('job', job.uuid)) {
    sums.set(time.taskUuid, (sums.get(time.taskUuid) ?? 0) + time.minutes);
  }
  return sums;
}

function taskElement(world: World, task: JobTask, actual: number): Xml {
  const withLabel = task.label !== '' && world.switches.is('U-39', 'returned-when-set');
  const assigned = task.assignedUuids.map((uuid) => refElement('Staff', world.tables.staff.get(uuid)));
  return element(
    'Task',
    textElement('UUID', task.uuid) +
      textElement('Name', world.tables.taskDefinitions.get(task.taskDefUuid)?.name ?? '') +
      (withLabel ? textElement('Label', task.label) : '') +
      textElement('TaskUUID', task.taskDefUuid) +
      textElement('EstimatedMinutes', task.estimatedMinutes) +
      textElement('ActualMinutes', actual) +
      textElement('Description', task.description) +
      textElement('Completed', task.completed) +
      textElement('Billable', task.billable) +
      textElement('Folder', task.folder) +
      dayElement('StartDate', task.startDate) +
      dayElement('DueDate', task.dueDate) +
      (assigned.length === 0 ? '' : listElement('Assigned', assigned)),
  );
}
