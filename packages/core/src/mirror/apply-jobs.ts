import type { ServiceContext } from '../context.ts';
import { askForLinks } from '../link/ask-for-links.ts';
import { replanJobEntries } from '../time-entry/replan.ts';
import { followRenumberedJobs } from './follow-renumbered-jobs.ts';
import { type JobTaskRow, saveJobTasks } from './save-job-tasks.ts';
import { closeJobsNotCurrent, type JobRow, markJobGone, saveJobs } from './save-jobs.ts';

export type JobWithTasks = JobRow & { readonly tasks: readonly Omit<JobTaskRow, 'xpmJobNumber'>[] };

/** Takes over jobs XPM just showed, with their tasks, and whatever follows from a change of them. */
export async function applyJobs(
  ctx: ServiceContext,
  { jobs, isCurrent }: { readonly jobs: readonly JobWithTasks[]; readonly isCurrent: boolean },
): Promise<void> {
  const practiceId = ctx.practice.id;
  const rows = jobs.map(({ tasks: _tasks, ...row }) => row);
  const tasks = jobs.flatMap((job) => job.tasks.map((task) => ({ ...task, xpmJobNumber: job.xpmJobNumber })));
  const written = await saveJobs(ctx.tx, { practiceId, rows, seenAt: ctx.now, isCurrent });
  const xpmJobNumbers = rows.map((row) => row.xpmJobNumber);
  const changedTasks = await saveJobTasks(ctx.tx, { practiceId, xpmJobNumbers, rows: tasks });
  if (written.length + changedTasks === 0) return;
  const isWritten = new Set(written);
  await followRenumberedJobs(
    ctx,
    rows.filter((row) => isWritten.has(row.xpmJobNumber)),
  );
  await replanJobEntries(ctx, written);
  await askForLinks(ctx);
}

/**
 * Closes the jobs a whole read of XPM's current ones did not hold.
 *
 * @returns their numbers; why they left only a look at each can tell
 */
export async function applyCurrentNumbers(
  ctx: ServiceContext,
  current: readonly string[],
): Promise<readonly string[]> {
  const left = await closeJobsNotCurrent(ctx.tx, ctx.practice.id, current);
  if (left.length === 0) return left;
  await replanJobEntries(ctx, left);
  await askForLinks(ctx);
  return left;
}

/** Takes over that XPM does not know a job's number any more. */
export async function applyGoneJob(ctx: ServiceContext, xpmJobNumber: string): Promise<void> {
  await markJobGone(ctx.tx, ctx.practice.id, { xpmJobNumber, goneAt: ctx.now });
  await replanJobEntries(ctx, [xpmJobNumber]);
  await askForLinks(ctx);
}
