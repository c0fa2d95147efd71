import { isDay } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { inState } from '../xpm/job-write.ts';
import { newClient } from '../xpm/new-records.ts';
import type { Client, Job, Staff } from '../xpm/records.ts';
import { ActProblem } from './act.ts';
import type { Act, Given } from './act.ts';

/** What people do to jobs, clients, staff and settings inside XPM. */
export const practiceActs: Readonly<Record<string, Act>> = {
  'lock-date': (world, given) => {
    const day = given.isNull('lockDate') ? null : given.text('lockDate', 'date', 'until');
    if (day !== null && !isDay(day)) throw new ActProblem('lockDate must be YYYY-MM-DD or null.');
    return lock(world, given.optionalText('where') ?? 'xpm', day);
  },
  'complete-job': (world, given) => moved(world, jobOf(world, given), 'Completed'),
  'reopen-job': (world, given) => moved(world, jobOf(world, given), 'Standard'),
  'hold-job': (world, given) => moved(world, jobOf(world, given), 'On Hold'),
  'cancel-job': (world, given) => moved(world, jobOf(world, given), 'Cancelled'),
  'edit-job': (world, given) => {
    const job = jobOf(world, given);
    const number = given.optionalText('newNumber') ?? job.number;
    if (number !== job.number && world.tables.jobs.by('number', number).length > 0) {
      throw new ActProblem(`Job ${number} exists already.`);
    }
    world.tables.jobs.put({
      ...job,
      number,
      name: given.optionalText('name') ?? job.name,
      clientOrderNumber: given.optionalText('clientOrderNumber') ?? job.clientOrderNumber,
    });
    return `Changed job ${number}.`;
  },
  'complete-task': (world, given) => markTask(world, given, true),
  'reopen-task': (world, given) => markTask(world, given, false),
  'delete-task': (world, given) => {
    const { job, uuid } = taskOf(world, given);
    world.tables.jobs.put({ ...job, tasks: job.tasks.filter((task) => task.uuid !== uuid) });
    return `Deleted a task of job ${job.number}.`;
  },
  'delete-job': (world, given) => {
    const job = jobOf(world, given);
    for (const time of world.tables.times.by('job', job.uuid)) world.tables.times.remove(time.uuid);
    world.tables.jobs.remove(job.uuid);
    return `Deleted job ${job.number}.`;
  },
  'archive-client': (world, given) => changeClient(world, given, { isArchived: true }),
  'delete-client': (world, given) => changeClient(world, given, { isDeleted: true }),
  'restore-client': (world, given) => changeClient(world, given, { isArchived: false, isDeleted: false }),
  'add-client': (world, given) => {
    const client = world.tables.clients.put(newClient(world, given.text('name')));
    return `Added client ${client.name} (${client.uuid}).`;
  },
  'rename-client': (world, given) => changeClient(world, given, { name: given.text('name') }),
  'disable-staff': (world, given) => changeStaff(world, given, { disabled: true }),
  'enable-staff': (world, given) => changeStaff(world, given, { disabled: false }),
  'delete-staff': (world, given) => changeStaff(world, given, { deleted: true }),
};

function lock(world: World, where: string, day: string | null): string {
  const until = day === null ? 'Nothing is locked' : `Locked up to ${day}`;
  const organisation = theOnly(world.tables.organisation);
  if (where === 'xpm') world.tables.practice.put({ ...theOnly(world.tables.practice), lockDate: day });
  else if (where === 'xero-period') world.tables.organisation.put({ ...organisation, periodLockDate: day });
  else if (where === 'xero-year') world.tables.organisation.put({ ...organisation, endOfYearLockDate: day });
  else throw new ActProblem('where is xpm, xero-period or xero-year.');
  return `${until} in ${where}.`;
}

/** The job an act names by number. Throws an `ActProblem`. */
export function jobOf(world: World, given: Given): Job {
  const number = given.text('jobNumber', 'xpmJobNumber', 'job', 'number');
  const [job] = world.tables.jobs.by('number', number);
  if (!job) throw new ActProblem(`There is no job ${number}.`);
  return job;
}

function moved(world: World, job: Job, type: string): string {
  const states = world.tables.jobStates.all().filter((state) => state.type === type);
  const to = type === 'Standard' ? (states.find(({ code }) => code === 'PROGRESS') ?? states[0]) : states[0];
  if (!to) throw new ActProblem(`There is no state of type ${type}.`);
  world.tables.jobs.put(inState(world, job, to));
  return `Job ${job.number} is now ${to.name}.`;
}

function taskOf(world: World, given: Given): { job: Job; uuid: string } {
  const uuid = given.text('taskUuid', 'xpmJobTaskUuid', 'uuid').toLowerCase();
  const job = world.tables.jobs.all().find(({ tasks }) => tasks.some((task) => task.uuid === uuid));
  if (!job) throw new ActProblem(`There is no job task ${uuid}.`);
  return { job, uuid };
}

function markTask(world: World, given: Given, completed: boolean): string {
  const { job, uuid } = taskOf(world, given);
  const tasks = job.tasks.map((task) => (task.uuid === uuid ? { ...task, completed } : task));
  world.tables.jobs.put({ ...job, tasks });
  return `A task of job ${job.number} is now ${completed ? 'completed' : 'open'}.`;
}

function changeClient(world: World, given: Given, change: Partial<Client>): string {
  const client = world.tables.clients.get(given.text('clientUuid', 'xpmClientUuid', 'uuid'));
  if (!client) throw new ActProblem('There is no such client.');
  world.tables.clients.put({ ...client, ...change, modifiedAt: world.clock.now().toISOString() });
  return `Changed client ${client.name}.`;
}

function changeStaff(world: World, given: Given, change: Partial<Staff>): string {
  const staff = world.tables.staff.get(given.text('staffUuid', 'xpmStaffUuid', 'uuid'));
  if (!staff) throw new ActProblem('There is no such staff member.');
  world.tables.staff.put({ ...staff, ...change });
  return `Changed ${staff.name}.`;
}
