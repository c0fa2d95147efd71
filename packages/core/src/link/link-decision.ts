/** What is asked when a work item looks for its job. */
export type LinkQuestion = {
  readonly clientId: string;
  /** XPM task definition the work item's process is mapped to; null while it is not mapped. */
  readonly taskDefUuid: string | null;
  /** The practice's switch for linking by rule. */
  readonly autoLink: boolean;
  /** `YYYY-MM-DD` */
  readonly dueDate: string;
  /** Year a person put on the work item; null when nobody did. */
  readonly year: number | null;
  readonly title: string;
  /** `MM-DD` */
  readonly financialYearStart: string;
};

export type CandidateTask = {
  readonly xpmJobTaskUuid: string;
  readonly xpmTaskDefUuid: string;
  readonly name: string;
  readonly completed: boolean;
};

/** A mirrored XPM job, open or not, of any client. Days are `YYYY-MM-DD`. */
export type JobCandidate = {
  readonly xpmJobNumber: string;
  readonly name: string;
  readonly clientId: string;
  readonly isOpen: boolean;
  /** The practice's own name of the job's state. */
  readonly state: string;
  readonly startDate: string | null;
  readonly dueDate: string | null;
  readonly completedOn?: string | null;
  readonly tasks: readonly CandidateTask[];
};

/** What speaks for a job, in the order a screen lists it. */
export type LinkCheck = 'same_client' | 'task_present' | 'year_by_name' | 'year_by_dates' | 'due_date_inside';

/** A job and the task on it that would take the time. */
export type LinkProposal = {
  readonly job: JobCandidate;
  readonly task: CandidateTask;
  readonly checks: readonly LinkCheck[];
};

/** Every job of the client that was looked at, so that a screen can say "Not offered: J-2102, year 2025, completed 14 Feb 2026". */
export type ConsideredJob = {
  readonly xpmJobNumber: string;
  readonly fits: boolean;
  readonly because: string;
};

export type NoJobReason =
  | 'auto_link_off'
  | 'no_mapping'
  | 'no_job_for_client'
  | 'no_task_on_job'
  | 'no_job_for_year'
  | 'job_closed'
  | 'task_completed';

export type AmbiguousReason = 'two_jobs' | 'task_twice';

export type LinkDecision = (
  | ({ readonly outcome: 'one' } & LinkProposal)
  | { readonly outcome: 'none'; readonly reason: NoJobReason }
  | {
      readonly outcome: 'ambiguous';
      readonly reason: AmbiguousReason;
      /** Best first; a job stands once for each task that would do. */
      readonly candidates: readonly LinkProposal[];
    }
) & {
  /** The year looked for: the work item's own label, else the calendar year in which its financial year ends. */
  readonly year: string;
  /** Jobs the outcome is about: the one, the ambiguous ones, or those that failed only for `reason`. */
  readonly jobNumbers: readonly string[];
  /** Fitting jobs first, then by nearness of the due date. */
  readonly considered: readonly ConsideredJob[];
};
