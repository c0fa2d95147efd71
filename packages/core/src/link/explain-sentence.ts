import { formatDay } from '../clock/format-day.ts';
import { countWord } from './count-word.ts';
import { checkText } from './judge-jobs.ts';
import type { AmbiguousReason, LinkCheck, NoJobReason } from './link-decision.ts';

/** A link that somebody or a rule decided. Days are `YYYY-MM-DD`. */
export type DecidedLink =
  | {
      readonly decided: 'linked_by_rule';
      readonly on: string;
      readonly checks: readonly LinkCheck[];
      readonly year: string;
    }
  | { readonly decided: 'linked_by_staff'; readonly on: string; readonly staffName: string }
  | { readonly decided: 'unlinked_by_staff'; readonly on: string; readonly staffName: string }
  | {
      readonly decided: 'rolled_over';
      readonly fromYear: string;
      readonly toYear: string;
      /** The job that fits the new year; null while none does. */
      readonly xpmJobNumber: string | null;
    };

/** A link that is still open, with the values a decision and its work item hold. */
export type OpenLink = {
  readonly reason: NoJobReason | AmbiguousReason;
  readonly clientName: string;
  readonly processName: string;
  /** Name of the mapped task definition; the process's name while there is none. */
  readonly taskName: string;
  readonly year: string;
  readonly jobNumbers: readonly string[];
  /** Work items that wait for the same thing, this one included. */
  readonly waitingCount: number;
};

/**
 * The sentence that says why a work item is or is not linked, for everybody to read.
 *
 * @param today the practice's day, `YYYY-MM-DD`; other years are then written out
 * @throws {RangeError} if a day is none
 */
export function explainSentence(link: DecidedLink | OpenLink, today: string): string {
  return 'decided' in link ? explainDecided(link, today) : explainOpen(link);
}

function explainDecided(link: DecidedLink, today: string): string {
  switch (link.decided) {
    case 'linked_by_rule':
      return `Linked by rule on ${formatDay(link.on, today)}: ${checkList(link.checks, link.year)}.`;
    case 'linked_by_staff':
      return `Linked by ${link.staffName} on ${formatDay(link.on, today)}. Rules leave it alone.`;
    case 'unlinked_by_staff':
      return `${link.staffName} unlinked this on ${formatDay(link.on, today)}, so rules leave it alone. Link it by hand if that changed.`;
    case 'rolled_over':
      return link.xpmJobNumber === null
        ? `This work item came over from ${link.fromYear}. No open job fits ${link.toYear} yet; choose one, or leave it for now.`
        : `This work item came over from ${link.fromYear}. ${link.xpmJobNumber} fits ${link.toYear}; accept it or choose another.`;
  }
}

function explainOpen(link: OpenLink): string {
  const { clientName, taskName, year } = link;
  const jobs = listed(link.jobNumbers);
  switch (link.reason) {
    case 'no_mapping':
      return `The process ${link.processName} has no XPM task yet. Choose one and ${waiting(link.waitingCount)}.`;
    case 'auto_link_off':
      return `Auto-link is off. Turn it on under Settings, Practice, and ${waiting(link.waitingCount)}; or link this by hand.`;
    case 'no_job_for_client':
      return `${clientName} has no job in XPM yet. Create one from the template, or leave it for now.`;
    case 'no_task_on_job':
      return `No job of ${clientName} carries ${taskName}. Add the task to a job in XPM, or choose a job by hand.`;
    case 'no_job_for_year':
      return `No open job of ${clientName} carries ${taskName} for ${year}. Create one from the template, or leave it for now.`;
    case 'job_closed':
      return `Only closed jobs of ${clientName} carry ${taskName} for ${year}: ${jobs}. Have one reopened in XPM and this links by itself, or choose another job.`;
    case 'task_completed':
      return `${taskName} is already completed on ${jobs}. Have the task reopened in XPM and this links by itself, or choose another job.`;
    case 'two_jobs':
      return `${countWord(link.jobNumbers.length)} open jobs carry ${taskName} for ${year}: ${jobs}. Choose one.`;
    case 'task_twice':
      return `${jobs} carries ${taskName} more than once. Choose the one that takes the time.`;
  }
}

function checkList(checks: readonly LinkCheck[], year: string): string {
  return checks.map((check) => (check === 'year_by_name' ? `year ${year}` : checkText(check))).join(', ');
}

function waiting(count: number): string {
  return count > 1 ? `${count} work items link by themselves` : 'this work item links by itself';
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}
