import { dayIn } from '../world/calendar.ts';
import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { Refusal } from './envelope.ts';
import type { Client, Contact, Job, JobState, JobTask, Staff } from './records.ts';
import { say } from './rule-texts.ts';

/** The job of a number, compared exactly. Refuses an unknown one. */
export function jobByNumber(world: World, number: string): Job {
  const [job] = world.tables.jobs.by('number', number.trim());
  if (!job) throw new Refusal(say('invalidJob'));
  return job;
}

/** A client that is not deleted. */
export function clientByUuid(world: World, uuid: string): Client {
  const client = world.tables.clients.get(uuid);
  if (!client || client.isDeleted) throw new Refusal(say('invalidClient'));
  return client;
}

/** A contact that is not deleted. */
export function contactByUuid(world: World, uuid: string): Contact {
  const contact = world.tables.contacts.get(uuid);
  if (!contact || contact.isDeleted) throw new Refusal(say('invalidContact'));
  return contact;
}

/** A staff member that XPM still lists (U-15). */
export function staffByUuid(world: World, uuid: string): Staff {
  const staff = world.tables.staff.get(uuid);
  const hidden = staff?.disabled === true && world.switches.is('U-15', 'hidden-and-refused');
  if (!staff || staff.deleted || hidden) throw new Refusal(say('invalidStaff'));
  return staff;
}

/** State of a job. A state that was deleted meanwhile reads as a Standard one with its code as name. */
export function stateOf(world: World, job: Job): JobState {
  const state = world.tables.jobStates.get(job.stateCode);
  return state ?? { code: job.stateCode, name: job.stateCode, type: 'Standard' };
}

/** Whether a job is Completed or Cancelled by type. */
export function isFinished(world: World, job: Job): boolean {
  return ['Completed', 'Cancelled'].includes(stateOf(world, job).type);
}

/** Job task instance of a job. */
export function taskOnJob(job: Job, uuid: string): JobTask | undefined {
  return job.tasks.find((task) => task.uuid === uuid.toLowerCase());
}

/** The job that holds a job task instance. Refuses an unknown one. */
export function jobOfTask(world: World, uuid: string): { job: Job; task: JobTask } {
  for (const job of world.tables.jobs.all()) {
    const task = taskOnJob(job, uuid);
    if (task) return { job, task };
  }
  throw new Refusal(say('invalidTask'));
}

/** The practice's present calendar day. */
export function practiceToday(world: World): string {
  return dayIn(theOnly(world.tables.practice).timeZone, world.clock.now());
}

/** Rows in the order of their names, as XPM lists them. */
export function byName<T extends { readonly name: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((left, right) => left.name.localeCompare(right.name, 'en'));
}

/** Rows in an order that tells nothing, as XPM's jobs and times come; the same rows always in the same order. */
export function inNoOrder<T extends { readonly uuid: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((left, right) => (left.uuid < right.uuid ? -1 : 1));
}
