import { practiceDay } from '../clock/practice-day.ts';
import type { ServiceContext } from '../context.ts';
import type { LinkDecider, LinkState } from '../db/schema/links.ts';
import { chooseJob } from './choose-job.ts';
import { countWaiting } from './count-waiting.ts';
import type { LinkDecision } from './link-decision.ts';
import { linkSentence } from './link-sentence.ts';
import { loadCandidates } from './load-candidates.ts';
import { type LinkSubject, questionOf } from './load-subjects.ts';

/** A work item's link as every screen sees it. */
export type LinkView = {
  readonly state: LinkState;
  readonly decidedBy: LinkDecider | null;
  /** Name of the person who decided; null for rules. */
  readonly decidedByName: string | null;
  /** ISO 8601; null until somebody or a rule decided. */
  readonly decidedAt: string | null;
  readonly reason: string;
  readonly sentence: string;
  readonly xpmJobNumber: string | null;
  readonly xpmJobTaskUuid: string | null;
  readonly jobName: string | null;
  readonly jobIsOpen: boolean | null;
  readonly taskName: string | null;
};

/** Views of the links of these work items, in their order; four statements however many. */
export async function viewLinks(
  ctx: ServiceContext,
  subjects: readonly LinkSubject[],
): Promise<readonly LinkView[]> {
  const unsettled = subjects.filter(needsFreshDecision);
  const candidates = await loadCandidates(
    ctx,
    unsettled.map((subject) => subject.clientId),
  );
  const waiting = await countWaiting(ctx, subjects);
  const today = practiceDay(ctx.now, ctx.practice.timeZone);
  return subjects.map((subject) => {
    const fresh = needsFreshDecision(subject)
      ? chooseJob(questionOf(ctx, subject), candidates.get(subject.clientId) ?? [])
      : null;
    return viewOf(subject, { ctx, fresh, today, waitingCount: waiting(subject) });
  });
}

/** Not looked at yet, or carried over: what fits now is worth more than what was kept. */
function needsFreshDecision({ link }: LinkSubject): boolean {
  return link === null || link.reason === 'rolled_over';
}

type Around = {
  readonly ctx: ServiceContext;
  readonly fresh: LinkDecision | null;
  readonly today: string;
  readonly waitingCount: number;
};

function viewOf(subject: LinkSubject, { ctx, fresh, today, waitingCount }: Around): LinkView {
  const { jobName, jobIsOpen, taskName } = subject;
  const reason = reasonOf(subject, fresh, ctx.practice.autoLink);
  const { timeZone } = ctx.practice;
  const sentence = linkSentence({ subject, reason, fresh, today, timeZone, waitingCount });
  return { ...decisionOf(subject), reason, sentence, jobName, jobIsOpen, taskName };
}

function decisionOf({ link, deciderName }: LinkSubject) {
  if (!link) {
    const none = {
      decidedBy: null,
      decidedByName: null,
      decidedAt: null,
      xpmJobNumber: null,
      xpmJobTaskUuid: null,
    };
    return { state: 'unlinked' as const, ...none };
  }
  const { state, decidedBy, xpmJobNumber, xpmJobTaskUuid } = link;
  const decidedAt = decidedBy === null ? null : link.decidedAt.toISOString();
  return { state, decidedBy, decidedByName: deciderName, decidedAt, xpmJobNumber, xpmJobTaskUuid };
}

function reasonOf({ link }: LinkSubject, fresh: LinkDecision | null, autoLink: boolean): string {
  const isOpenQuestion = link === null || (link.state === 'unlinked' && link.decidedBy !== 'staff');
  if (isOpenQuestion && !autoLink) return 'auto_link_off';
  if (link) return link.reason;
  return fresh && fresh.outcome !== 'one' ? fresh.reason : 'links_soon';
}
