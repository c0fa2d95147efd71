import { addDays, daysBetween } from '../world/calendar.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { theOnly } from '../world/world.ts';
import { raiseInvoice } from '../xpm/raise-invoice.ts';
import type { Job, Time } from '../xpm/records.ts';

/**
 * Puts in time entries on completed jobs, all within the locked period, and bills most of them: what a practice's past
 * looks like. None is dated in the present financial year.
 */
export function seedPastTime(world: World, count: number, random: Random): void {
  const { lockDate } = theOnly(world.tables.practice);
  const done = world.tables.jobs
    .all()
    .filter((job) => job.stateCode === 'COMPLETED' && lockDate !== null && job.startDate < lockDate);
  if (done.length === 0 || lockDate === null) return;
  for (let made = 0; made < count; made += 1) {
    const job = done[made % done.length];
    if (job) seedEntry(world, { job, lockDate, random });
  }
  for (const job of done.filter((_, index) => index % 4 !== 3)) {
    const times = world.tables.times.by('job', job.uuid);
    if (times.length > 0) raiseInvoice(world, { job, times, date: lockDate });
  }
}

interface Entry {
  readonly job: Job;
  readonly lockDate: string;
  readonly random: Random;
}

function seedEntry(world: World, { job, lockDate, random }: Entry): Time | null {
  const task = job.tasks[random.below(job.tasks.length)];
  const staffUuid = job.assignedUuids[0];
  if (!task || staffUuid === undefined) return null;
  const room = Math.max(1, Math.min(daysBetween(job.startDate, lockDate), 200));
  return world.tables.times.put({
    uuid: world.ids.uuid(),
    jobUuid: job.uuid,
    taskUuid: task.uuid,
    staffUuid,
    date: addDays(job.startDate, random.below(room)),
    minutes: 6 * (1 + random.below(30)),
    start: null,
    end: null,
    note: random.pick([
      '',
      'Workpapers',
      'Phone call with client',
      'Ledger tidy & GST check',
      'Queries answered',
    ]),
    billable: task.billable,
    invoiceTaskUuid: null,
  });
}
