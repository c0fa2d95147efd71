import { financialYear } from '../clock/financial-year.ts';
import { type JobFailure, type JudgedJob, judgeJobs } from './judge-jobs.ts';
import type { JobCandidate, LinkDecision, LinkProposal, LinkQuestion, NoJobReason } from './link-decision.ts';
import { yearLabelText } from './year-labels.ts';
import { isInsideJob, labelsOfQuestion } from './year-verdict.ts';

/** The further a job came before it failed, the more its reason helps a person. */
const failuresByProgress: readonly JobFailure[] = [
  'task_completed',
  'job_closed',
  'no_job_for_year',
  'no_task_on_job',
];

/**
 * Finds the one job task a work item belongs to, or says why there is none or more than one. Never guesses.
 *
 * A job fits when it is the same client's, is open, carries the mapped task not yet completed, and is for the work
 * item's year by label or by dates. Of several fitting jobs with separate periods (monthly or quarterly work) the one
 * whose period holds the due date is taken; any other plurality is left to a person. The order of `candidates` does
 * not matter.
 *
 * @throws {RangeError} if a date is no calendar day
 */
export function chooseJob(question: LinkQuestion, candidates: readonly JobCandidate[]): LinkDecision {
  const year = yearAskedFor(question);
  if (question.taskDefUuid === null) return none('no_mapping', year, []);
  const judged = judgeJobs(question, question.taskDefUuid, candidates);
  if (!question.autoLink) return none('auto_link_off', year, judged);
  const fitting = judged.filter(({ failure }) => failure === null);
  if (fitting.length === 0) return none(furthestFailure(judged), year, judged);

  const considered = judged.map((each) => each.considered);
  const chosen = soleFitting(fitting, question.dueDate);
  const proposals = (chosen ? [chosen] : fitting).flatMap(proposalsOf);
  const jobNumbers = [...new Set(proposals.map(({ job }) => job.xpmJobNumber))];
  const [first, ...others] = proposals;
  if (first && others.length === 0) return { outcome: 'one', ...first, year, jobNumbers, considered };
  const reason = chosen ? 'task_twice' : 'two_jobs';
  return { outcome: 'ambiguous', reason, candidates: proposals, year, jobNumbers, considered };
}

function none(reason: NoJobReason, year: string, judged: readonly JudgedJob[]): LinkDecision {
  return {
    outcome: 'none',
    reason,
    year,
    jobNumbers: judged.filter(({ failure }) => failure === reason).map(({ job }) => job.xpmJobNumber),
    considered: judged.map(({ considered }) => considered),
  };
}

function furthestFailure(judged: readonly JudgedJob[]): NoJobReason {
  return (
    failuresByProgress.find((reason) => judged.some(({ failure }) => failure === reason)) ??
    'no_job_for_client'
  );
}

function soleFitting(fitting: readonly JudgedJob[], dueDate: string): JudgedJob | null {
  const [first, ...others] = fitting;
  if (first && others.length === 0) return first;
  if (!arePeriodsSeparate(fitting.map(({ job }) => job))) return null;
  return fitting.find(({ job }) => isInsideJob(dueDate, job)) ?? null;
}

function arePeriodsSeparate(jobs: readonly JobCandidate[]): boolean {
  const periods = jobs
    .map(({ startDate, dueDate }) => ({ from: startDate ?? '', to: dueDate ?? '' }))
    .toSorted((a, b) => Number(a.from > b.from) - Number(a.from < b.from));
  return periods.every(({ from, to }, index) => {
    const before = periods[index - 1];
    return from !== '' && from <= to && (!before || before.to < from);
  });
}

function proposalsOf({ job, openTasks, checks }: JudgedJob): readonly LinkProposal[] {
  return openTasks.map((task) => ({ job, task, checks }));
}

function yearAskedFor(question: LinkQuestion): string {
  const labels = labelsOfQuestion(question);
  if (labels.length > 0) return labels.map(yearLabelText).join(' and ');
  return String(financialYear(question.dueDate, question.financialYearStart).year);
}
