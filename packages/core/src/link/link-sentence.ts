import { practiceDay } from '../clock/practice-day.ts';
import { type DecidedLink, explainSentence, type OpenLink } from './explain-sentence.ts';
import type { LinkDecision } from './link-decision.ts';
import { type LinkDetails, readLinkDetails } from './link-details.ts';
import type { LinkSubject } from './load-subjects.ts';

export type SentenceParts = {
  readonly subject: LinkSubject;
  /** The reason shown, which may be newer than the one kept. */
  readonly reason: string;
  /** What a rule would decide now; null where what was kept counts. */
  readonly fresh: LinkDecision | null;
  /** The practice's day, `YYYY-MM-DD`. */
  readonly today: string;
  readonly timeZone: string;
  /** Work items that wait for the same thing. */
  readonly waitingCount: number;
};

/** The sentence shown with a work item's link. */
export function linkSentence(parts: SentenceParts): string {
  const { subject, reason, fresh, today } = parts;
  if (reason === 'links_soon') {
    const fitting = fresh?.jobNumbers[0] ?? 'A job';
    return `${fitting} fits. It is linked by itself in a moment.`;
  }
  const details = readLinkDetails(subject.link?.details);
  const decided = decidedLink(parts, details);
  return explainSentence(decided ?? openLink(parts, details), today);
}

function decidedLink(parts: SentenceParts, details: LinkDetails): DecidedLink | null {
  const { subject, reason, fresh, timeZone } = parts;
  const { link } = subject;
  if (!link) return null;
  if (reason === 'rolled_over') return rolledOver(fresh, details);
  const on = practiceDay(link.decidedAt, timeZone);
  if (link.decidedBy === 'staff') {
    const decided = link.state === 'linked' ? 'linked_by_staff' : 'unlinked_by_staff';
    return { decided, on, staffName: subject.deciderName ?? 'Somebody' };
  }
  if (link.state !== 'linked') return null;
  return { decided: 'linked_by_rule', on, checks: details.checks, year: details.year };
}

function rolledOver(fresh: LinkDecision | null, { fromYear, toYear }: LinkDetails): DecidedLink {
  const xpmJobNumber = fresh?.outcome === 'none' ? null : (fresh?.jobNumbers[0] ?? null);
  return { decided: 'rolled_over', fromYear, toYear, xpmJobNumber };
}

function openLink({ subject, reason, fresh, waitingCount }: SentenceParts, details: LinkDetails): OpenLink {
  const { clientName, processName, definitionName } = subject;
  return {
    reason: openReason(reason),
    clientName,
    processName,
    taskName: definitionName ?? processName,
    year: fresh?.year ?? details.year,
    jobNumbers: fresh?.jobNumbers ?? details.jobNumbers,
    waitingCount,
  };
}

const openReasons = [
  'auto_link_off',
  'no_mapping',
  'no_job_for_client',
  'no_task_on_job',
  'no_job_for_year',
  'job_closed',
  'task_completed',
  'two_jobs',
  'task_twice',
] as const satisfies readonly OpenLink['reason'][];

function openReason(reason: string): OpenLink['reason'] {
  return openReasons.find((each) => each === reason) ?? 'no_job_for_client';
}
