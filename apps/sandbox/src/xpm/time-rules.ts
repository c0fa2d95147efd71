import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { Refusal } from './envelope.ts';
import { isFinished, jobByNumber, staffByUuid, stateOf, taskOnJob } from './look-up.ts';
import { lengths, required, requiredDay, updated, wholeNumber, within } from './read-request.ts';
import type { Job, JobTask, Time } from './records.ts';
import { say } from './rule-texts.ts';
import { textOf } from './xml-read.ts';
import type { XmlElement } from './xml-read.ts';

const minutesPerDay = 1440;

/** Reads and checks a `<Timesheet>` against everything XPM checks; `before` is the entry an update changes. */
export function readTimesheet(world: World, sheet: XmlElement, before: Time | null): Omit<Time, 'uuid'> {
  const job = jobByNumber(world, required(sheet, 'Job'));
  const task = taskFor(world, job, required(sheet, 'TaskUUID'));
  const staffUuid = staffByUuid(world, required(sheet, 'StaffUUID')).uuid;
  const date = requiredDay(sheet, 'Date');
  const length = readLength(world, sheet);
  const kept = keptFrom(before, task);
  const note = within(world, updated(world, kept.note, textOf(sheet, 'Note')), lengths.text);
  refuseFinishedJob(world, job);
  refuseCompletedTask(world, task);
  refuseLocked(world, date);
  refuseFullDay(world, { staffUuid, date, minutes: length.minutes }, before?.uuid ?? null);
  return { jobUuid: job.uuid, taskUuid: task.uuid, staffUuid, date, ...length, ...kept, note };
}

function keptFrom(before: Time | null, task: JobTask): Pick<Time, 'note' | 'billable' | 'invoiceTaskUuid'> {
  if (before === null) return { note: '', billable: task.billable, invoiceTaskUuid: null };
  const billable = before.taskUuid === task.uuid ? before.billable : task.billable;
  return { note: before.note, billable, invoiceTaskUuid: before.invoiceTaskUuid };
}

function refuseCompletedTask(world: World, task: JobTask): void {
  if (task.completed && world.switches.is('U-06', 'refuse')) throw new Refusal(say('taskCompleted'));
}

/** Refuses to change an entry that is invoiced (U-09) or lies in the locked period (U-10). */
export function refuseUnchangeable(world: World, time: Time): void {
  if (time.invoiceTaskUuid !== null && world.switches.is('U-09', 'refuse')) {
    throw new Refusal(say('timeInvoiced'));
  }
  refuseLocked(world, time.date);
}

/** Refuses to move an entry to another job, task, person or day when U-36 says so. */
export function refuseMove(world: World, before: Time, after: Omit<Time, 'uuid'>): void {
  if (world.switches.is('U-36', 'allow')) return;
  const moved =
    before.taskUuid !== after.taskUuid || before.staffUuid !== after.staffUuid || before.date !== after.date;
  if (moved) throw new Refusal(say('timeMoved'));
}

function taskFor(world: World, job: Job, uuid: string): JobTask {
  const task = taskOnJob(job, uuid);
  if (task) return task;
  if (world.switches.is('U-13', 'lenient-when-unique')) {
    const [only, ...more] = job.tasks.filter((candidate) => candidate.taskDefUuid === uuid.toLowerCase());
    if (only && more.length === 0) return only;
  }
  throw new Refusal(say('invalidTask'));
}

/** Refuses time on a job whose state does not take it (U-05). */
export function refuseFinishedJob(world: World, job: Job): void {
  if (world.switches.is('U-05', 'allow')) return;
  const onHold = stateOf(world, job).type === 'On Hold' && world.switches.is('U-05', 'refuse-on-hold-too');
  if (isFinished(world, job) || onHold) throw new Refusal(say('timeOnFinishedJob'));
}

/** Refuses a write dated in the locked period (U-10). */
export function refuseLocked(world: World, date: string): void {
  const { lockDate } = theOnly(world.tables.practice);
  if (lockDate !== null && date <= lockDate && world.switches.is('U-10', 'refuse')) {
    throw new Refusal(say('lockedPeriod'));
  }
}

interface DayLoad {
  readonly staffUuid: string;
  readonly date: string;
  readonly minutes: number;
}

function refuseFullDay(world: World, load: DayLoad, exceptUuid: string | null): void {
  if (world.switches.is('U-12', 'allow')) return;
  const others = world.tables.times
    .by('staffDay', `${load.staffUuid} ${load.date}`)
    .filter((time) => time.uuid !== exceptUuid)
    .reduce((sum, time) => sum + time.minutes, 0);
  if (load.minutes > minutesPerDay || others + load.minutes > minutesPerDay)
    throw new Refusal(say('invalidMinutes'));
}

function readLength(world: World, sheet: XmlElement): Pick<Time, 'minutes' | 'start' | 'end'> {
  const [start = '', end = '', given = ''] = ['Start', 'End', 'Minutes'].map((name) =>
    textOf(sheet, name)?.trim(),
  );
  const hasClock = start !== '' && end !== '';
  if (hasClock && (given === '' || world.switches.is('U-11', 'start-end-wins')))
    return clockLength(start, end);
  const minutes = wholeNumber(required(sheet, 'Minutes'));
  if (minutes === null) throw new Refusal(say('invalidMinutes'));
  return { minutes, start: null, end: null };
}

function clockLength(start: string, end: string): Pick<Time, 'minutes' | 'start' | 'end'> {
  const from = minuteOfDay(start);
  const to = minuteOfDay(end);
  if (from === null || to === null || to <= from) throw new Refusal(say('invalidClock'));
  return { minutes: to - from, start: clockText(from), end: clockText(to) };
}

function minuteOfDay(text: string): number | null {
  const clock = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (clock) {
    const [hours, minutes] = [Number(clock[1]), Number(clock[2])];
    return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
  }
  const minutes = wholeNumber(text);
  return minutes !== null && minutes >= 0 && minutes <= minutesPerDay ? minutes : null;
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
