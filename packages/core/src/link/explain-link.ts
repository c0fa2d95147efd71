import { eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { workItems } from '../db/schema/work-items.ts';
import { notFound } from '../errors.ts';
import { chooseJob } from './choose-job.ts';
import type { JobCandidate, LinkCheck, LinkDecision } from './link-decision.ts';
import { readLinkDetails } from './link-details.ts';
import { loadCandidates } from './load-candidates.ts';
import { loadSubjects, questionOf } from './load-subjects.ts';
import { type LinkView, viewLinks } from './view-links.ts';

/** A job of the client, offered or not; once for each task of the process on it. Days are `YYYY-MM-DD`. */
export type ExplainedCandidate = {
  readonly xpmJobNumber: string;
  readonly jobName: string;
  readonly state: string;
  readonly startDate: string | null;
  readonly dueDate: string | null;
  /** Null when the job does not carry the process's task. */
  readonly xpmJobTaskUuid: string | null;
  readonly taskName: string | null;
  readonly fits: boolean;
  /** What speaks for it, or against it. */
  readonly because: string;
  /** The one to offer first. */
  readonly best: boolean;
};

export type LinkExplanation = LinkView & {
  readonly workItemId: string;
  /** What spoke for the job when a rule linked it. */
  readonly checks: readonly LinkCheck[];
  /** The year looked for, as a label. */
  readonly year: string;
  /** Best first. */
  readonly candidates: readonly ExplainedCandidate[];
  readonly isMapped: boolean;
  readonly autoLink: boolean;
};

/**
 * Says why a work item is or is not linked, and which jobs of its client were looked at, as of the last read.
 *
 * @throws {AppError} `not_found`
 */
export async function explainLink(
  ctx: ServiceContext,
  { workItemId }: { readonly workItemId: string },
): Promise<LinkExplanation> {
  const [subject] = await loadSubjects(ctx, eq(workItems.id, workItemId), 1);
  if (!subject) throw notFound('work item');
  const [view] = await viewLinks(ctx, [subject]);
  if (!view) throw new Error('the link was not viewed');
  const jobs = (await loadCandidates(ctx, [subject.clientId])).get(subject.clientId) ?? [];
  const decision = chooseJob(questionOf(ctx, subject), jobs);
  return {
    ...view,
    workItemId,
    checks: readLinkDetails(subject.link?.details).checks,
    year: decision.year,
    candidates: explainCandidates(decision, jobs, subject.taskDefUuid),
    isMapped: subject.taskDefUuid !== null,
    autoLink: ctx.practice.autoLink,
  };
}

function explainCandidates(
  decision: LinkDecision,
  jobs: readonly JobCandidate[],
  taskDefUuid: string | null,
): readonly ExplainedCandidate[] {
  const byNumber = new Map(jobs.map((job) => [job.xpmJobNumber, job]));
  return decision.considered.flatMap(({ xpmJobNumber, fits, because }, index) => {
    const job = byNumber.get(xpmJobNumber);
    if (!job) return [];
    return tasksOf(job, taskDefUuid, fits).map((task, taskIndex) => ({
      xpmJobNumber,
      jobName: job.name,
      state: job.state,
      startDate: job.startDate,
      dueDate: job.dueDate,
      xpmJobTaskUuid: task?.xpmJobTaskUuid ?? null,
      taskName: task?.name ?? null,
      fits,
      because,
      best: fits && index === 0 && taskIndex === 0,
    }));
  });
}

/** The tasks that would do, or any of the definition when the job does not fit, or one empty place. */
function tasksOf(job: JobCandidate, taskDefUuid: string | null, fits: boolean) {
  const tasks = job.tasks.filter((task) => task.xpmTaskDefUuid === taskDefUuid && !(fits && task.completed));
  return tasks.length > 0 ? tasks : [null];
}
