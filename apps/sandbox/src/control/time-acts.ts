import { isDay } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { practiceToday, taskOnJob } from '../xpm/look-up.ts';
import { raiseInvoice } from '../xpm/raise-invoice.ts';
import type { Job, JobTask, Time } from '../xpm/records.ts';
import { ActProblem } from './act.ts';
import type { Act, Given } from './act.ts';

/** What people do to time entries inside XPM. */
export const timeActs: Readonly<Record<string, Act>> = {
  'add-time': (world, given) => {
    const copyOf = given.optionalText('copyOf');
    const time =
      copyOf === undefined ? newTime(world, given) : { ...timeOf(world, copyOf), invoiceTaskUuid: null };
    const added = world.tables.times.put({ ...time, uuid: world.ids.uuid() });
    return `Added time entry ${added.uuid}.`;
  },
  'edit-time': (world, given) => {
    const before = timeOf(world, given.text('timeUuid', 'uuid', 'xpmTimeUuid'));
    world.tables.times.put({
      ...before,
      minutes: given.optionalNumber('minutes') ?? before.minutes,
      note: given.optionalText('note') ?? before.note,
      billable: given.optionalFlag('billable') ?? before.billable,
      date: dayGiven(given, before.date),
    });
    return `Changed time entry ${before.uuid}.`;
  },
  'delete-time': (world, given) => {
    const time = timeOf(world, given.text('timeUuid', 'uuid', 'xpmTimeUuid'));
    world.tables.times.remove(time.uuid);
    return `Deleted time entry ${time.uuid}.`;
  },
  'invoice-time': (world, given) => {
    const uuids = given.texts('timeUuids', 'timeUuid', 'uuid', 'xpmTimeUuid');
    if (uuids.length === 0) throw new ActProblem('timeUuids is needed.');
    const times = uuids.map((uuid) => timeOf(world, uuid));
    const [job, ...others] = [...new Set(times.map(({ jobUuid }) => jobUuid))].map((uuid) =>
      world.tables.jobs.get(uuid),
    );
    if (!job || others.length > 0) throw new ActProblem('Choose time entries of one job.');
    const invoice = raiseInvoice(world, { job, times, date: practiceToday(world) });
    return `Raised invoice ${invoice.number} over ${uuids.length} time entries.`;
  },
};

function timeOf(world: World, uuid: string): Time {
  const time = world.tables.times.get(uuid);
  if (!time) throw new ActProblem(`There is no time entry ${uuid}.`);
  return time;
}

function newTime(world: World, given: Given): Omit<Time, 'uuid'> {
  const number = given.text('jobNumber', 'xpmJobNumber', 'job');
  const [job] = world.tables.jobs.by('number', number);
  if (!job) throw new ActProblem(`There is no job ${number}.`);
  const task = taskGiven(job, given.optionalText('taskUuid', 'xpmJobTaskUuid'));
  const staff = world.tables.staff.get(given.text('staffUuid', 'xpmStaffUuid'));
  if (!staff) throw new ActProblem('There is no such staff member.');
  return {
    jobUuid: job.uuid,
    taskUuid: task.uuid,
    staffUuid: staff.uuid,
    date: dayGiven(given, practiceToday(world)),
    minutes: given.optionalNumber('minutes') ?? 30,
    start: null,
    end: null,
    note: given.optionalText('note') ?? '',
    billable: task.billable,
    invoiceTaskUuid: null,
  };
}

function taskGiven(job: Job, uuid: string | undefined): JobTask {
  const task = uuid === undefined ? job.tasks[0] : taskOnJob(job, uuid);
  if (!task) throw new ActProblem(`Job ${job.number} has no such task.`);
  return task;
}

function dayGiven(given: Given, otherwise: string): string {
  const day = given.optionalText('date', 'workDate') ?? otherwise;
  if (!isDay(day)) throw new ActProblem('date must be YYYY-MM-DD.');
  return day;
}
