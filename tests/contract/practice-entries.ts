import type { SandboxState } from '@throughline/sandbox';
import { jobNumber, jobTaskUuid, staffUuid, type NewXpmTime } from '@throughline/xpm-client';

import { first } from './support.ts';

type Practice = SandboxState['xpm'];
export type StateJob = Practice['jobs'][number];
export type StateTime = Practice['times'][number];

/** A UUID nobody has. */
export const nobody = 'ffffffff-ffff-4fff-8fff-ffffffffffff';

/** The practice's day, near enough for entries: the day of the server's clock in UTC. */
export const today = (state: SandboxState): string => state.now.slice(0, 10);

/** The calendar day that many days later. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Jobs that take time: in a Standard state, with a task. */
export const openJobs = ({ xpm }: SandboxState): StateJob[] =>
  xpm.jobs.filter(({ stateType, tasks }) => stateType === 'Standard' && tasks.length > 0);

/** An entry of the first person on the first open job, today. */
export function entryOf(state: SandboxState, changes: Partial<NewXpmTime> = {}): NewXpmTime {
  return { ...entryOn(state, first(openJobs(state))), ...changes };
}

/** An entry on a job's first task, today. */
export function entryOn(state: SandboxState, job: StateJob): NewXpmTime {
  return {
    job: jobNumber(job.number),
    task: jobTaskUuid(first(job.tasks).uuid),
    staff: staffUuid(first(state.xpm.staff).uuid),
    date: today(state),
    minutes: 90,
    note: 'Ledger tidy & VAT check',
  };
}
