import { addDays } from '@throughline/core/clock/day';
import { practiceDay } from '@throughline/core/clock/practice-day';
import {
  applyCurrentNumbers,
  applyGoneJob,
  applyJobs,
  type JobWithTasks,
} from '@throughline/core/mirror/apply-jobs';
import { jobNumber, type XpmClient, XpmError, type XpmJob } from '@throughline/xpm-client';

import { inBatches } from './in-batches.ts';
import { type ListReading, write } from './list-reading.ts';

const batchSize = 500;
/** Two windows of the longest span XPM answers for. */
const windowDays = 720;
/** More jobs than this leaving at once are cheaper to learn from the lists than one by one. */
const singleLooksMax = 10;

type JobReading = ListReading<XpmClient>;

/**
 * Reads the current jobs with their tasks; one call.
 *
 * The first read of a practice's day also reads the jobs of the last two years, whatever their state, so that finished
 * ones are known by name: two calls. Why a job left the current ones is looked up, one call each.
 */
export async function readJobs(reading: JobReading): Promise<number> {
  const isFirst = isFirstOfDay(reading);
  if (isFirst) await readAllStates(reading);
  const numbers = await reading.remote.read('GET job.api/current', (xpm) =>
    applyEach(reading, xpm.jobs.eachCurrent({ detailed: true }), true),
  );
  const left = await write(reading, (ctx) => applyCurrentNumbers(ctx, numbers));
  if (left.length <= singleLooksMax) {
    for (const number of left) await lookAtOne(reading, number);
  } else if (!isFirst) {
    await readAllStates(reading);
  }
  return numbers.length;
}

function isFirstOfDay({ asOf, previousAsOf, timeZone }: JobReading): boolean {
  return previousAsOf === null || practiceDay(previousAsOf, timeZone) !== practiceDay(asOf, timeZone);
}

async function readAllStates(reading: JobReading): Promise<void> {
  const to = practiceDay(reading.asOf, reading.timeZone);
  const from = addDays(to, 1 - windowDays);
  await reading.remote.read('GET job.api/list', (xpm) =>
    applyEach(reading, xpm.jobs.each({ from, to, detailed: true }), false),
  );
}

async function applyEach(
  reading: JobReading,
  rows: AsyncIterable<XpmJob>,
  isCurrent: boolean,
): Promise<readonly string[]> {
  const numbers: string[] = [];
  for await (const batch of inBatches(rows, batchSize)) {
    const jobs = batch.map(jobWithTasks);
    await write(reading, (ctx) => applyJobs(ctx, { jobs, isCurrent }));
    for (const job of jobs) numbers.push(job.xpmJobNumber);
  }
  return numbers;
}

async function lookAtOne(reading: JobReading, number: string): Promise<void> {
  try {
    const job = await reading.remote.read('GET job.api/get', (xpm) => xpm.jobs.get(jobNumber(number)));
    await write(reading, (ctx) => applyJobs(ctx, { jobs: [jobWithTasks(job)], isCurrent: false }));
  } catch (error) {
    const isUnknown = error instanceof XpmError && error.kind === 'refused' && error.status === 200;
    if (!isUnknown) throw error;
    await write(reading, (ctx) => applyGoneJob(ctx, number));
  }
}

function jobWithTasks(job: XpmJob): JobWithTasks {
  return {
    xpmJobNumber: job.number,
    xpmJobUuid: job.uuid,
    name: job.name,
    xpmClientUuid: job.client.uuid,
    state: job.state,
    clientOrderNumber: job.clientOrderNumber,
    category: job.category,
    startDate: job.startDate,
    dueDate: job.dueDate,
    completedOn: job.completedDate,
    managerXpmStaffUuid: job.manager?.uuid ?? null,
    managerName: job.manager?.name ?? null,
    partnerXpmStaffUuid: job.partner?.uuid ?? null,
    partnerName: job.partner?.name ?? null,
    tasks: (job.tasks ?? []).map((task, position) => ({
      xpmJobTaskUuid: task.uuid,
      xpmTaskDefUuid: task.definition,
      name: task.label || task.name,
      completed: task.completed,
      // What XPM does not tell is billable, as most tasks are; it is shown, never written.
      billable: task.billable ?? true,
      estimatedMinutes: task.estimatedMinutes,
      actualMinutes: task.actualMinutes,
      position,
    })),
  };
}
