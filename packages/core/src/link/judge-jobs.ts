import { daysBetween } from '../clock/day.ts';
import { formatDay } from '../clock/format-day.ts';
import type {
  CandidateTask,
  ConsideredJob,
  JobCandidate,
  LinkCheck,
  LinkQuestion,
  NoJobReason,
} from './link-decision.ts';
import { isInsideJob, judgeYear, type YearVerdict } from './year-verdict.ts';

export type JudgedJob = {
  readonly job: JobCandidate;
  /** Tasks of the asked definition that still take time. */
  readonly openTasks: readonly CandidateTask[];
  readonly checks: readonly LinkCheck[];
  /** First thing that speaks against the job; null when it fits. */
  readonly failure: JobFailure | null;
  readonly considered: ConsideredJob;
};

export type JobFailure = Extract<
  NoJobReason,
  'no_task_on_job' | 'no_job_for_year' | 'job_closed' | 'task_completed'
>;

/** Judges every job of the question's client; fitting jobs first, then due date inside, nearest due date, job number. */
export function judgeJobs(
  question: LinkQuestion,
  taskDefUuid: string,
  candidates: readonly JobCandidate[],
): readonly JudgedJob[] {
  const own = candidates.filter((job) => job.clientId === question.clientId);
  const seen = own.map((job) => ({
    job,
    tasks: job.tasks.filter((task) => task.xpmTaskDefUuid === taskDefUuid),
    year: judgeYear(question, job),
  }));
  const hasExactYear = seen.some(
    ({ tasks, year }) => tasks.length > 0 && year.fits === 'yes' && year.checks.includes('year_by_name'),
  );
  return seen
    .map(({ job, tasks, year }) => judge(job, tasks, { ...year, fits: settleWeak(year.fits, hasExactYear) }))
    .toSorted(
      (a, b) => Number(a.failure !== null) - Number(b.failure !== null) || nearer(question, a.job, b.job),
    );
}

function settleWeak(fits: YearVerdict['fits'], hasExactYear: boolean): YearVerdict['fits'] {
  if (fits !== 'weak') return fits;
  return hasExactYear ? 'no' : 'yes';
}

function judge(job: JobCandidate, tasks: readonly CandidateTask[], year: YearVerdict): JudgedJob {
  const openTasks = tasks.filter((task) => !task.completed);
  const failures: [JobFailure, string][] = [];
  if (tasks.length === 0) failures.push(['no_task_on_job', 'task missing']);
  if (year.fits === 'no') failures.push(['no_job_for_year', year.jobYear]);
  if (!job.isOpen) failures.push(['job_closed', closedText(job)]);
  else if (tasks.length > 0 && openTasks.length === 0) failures.push(['task_completed', 'task completed']);

  const checks: readonly LinkCheck[] = ['same_client', 'task_present', ...year.checks];
  const fits = failures.length === 0;
  const because = fits ? checks.map(checkText).join(', ') : failures.map(([, text]) => text).join(', ');
  return {
    job,
    openTasks,
    checks,
    failure: failures[0]?.[0] ?? null,
    considered: { xpmJobNumber: job.xpmJobNumber, fits, because },
  };
}

/** A check in the words of a sentence: "same client", "task present". */
export function checkText(check: LinkCheck): string {
  return checkTexts[check];
}

const checkTexts: Readonly<Record<LinkCheck, string>> = {
  same_client: 'same client',
  task_present: 'task present',
  year_by_name: 'year by name',
  year_by_dates: 'year by dates',
  due_date_inside: 'due date inside',
};

function closedText(job: JobCandidate): string {
  return job.completedOn ? `completed ${formatDay(job.completedOn)}` : `state ${job.state}`;
}

function nearer(question: LinkQuestion, a: JobCandidate, b: JobCandidate): number {
  const outside = (job: JobCandidate) => Number(!isInsideJob(question.dueDate, job));
  const distance = (job: JobCandidate) =>
    job.dueDate === null ? Number.MAX_SAFE_INTEGER : Math.abs(daysBetween(question.dueDate, job.dueDate));
  return (
    outside(a) - outside(b) ||
    distance(a) - distance(b) ||
    Number(a.xpmJobNumber > b.xpmJobNumber) - Number(a.xpmJobNumber < b.xpmJobNumber)
  );
}
