import type { Outputs } from '../../lib/trpc.ts';

export type WorkItem = Outputs['workItem']['list']['items'][number];
export type Explanation = Outputs['link']['explain'];
export type Candidate = Explanation['candidates'][number];
/** A candidate that can be chosen: it names the task that would take the time. */
export type Choice = Candidate & { readonly xpmJobTaskUuid: string };

export type Touched = {
  /** Decided a moment ago; gone from the screen before the server has answered. */
  readonly decided: ReadonlySet<string>;
  /** Taken back by the person; shown again although it is off by hand. */
  readonly reopened: ReadonlySet<string>;
};

export type ReviewGroup = 'to_review' | 'no_job' | 'no_task';

const groupOrder = ['to_review', 'no_job', 'no_task'] as const satisfies readonly ReviewGroup[];

/** The pile a work item lies in: a choice to make, no fitting job, or a process that first needs an XPM task. */
export function groupOf({ link }: WorkItem): ReviewGroup {
  if (link.state === 'needs_review') return 'to_review';
  return link.reason === 'no_mapping' ? 'no_task' : 'no_job';
}

/** What a person is asked about, pile by pile, the earliest due first; what rules will do in a moment is left out. */
export function queueOf(items: readonly WorkItem[], { decided, reopened }: Touched): readonly WorkItem[] {
  return items
    .filter((item) => {
      if (item.link.state === 'linked' || item.link.reason === 'links_soon' || decided.has(item.id))
        return false;
      return !isOffByHand(item) || reopened.has(item.id);
    })
    .toSorted(
      (a, b) =>
        groupOrder.indexOf(groupOf(a)) - groupOrder.indexOf(groupOf(b)) ||
        Number(a.dueDate > b.dueDate) - Number(a.dueDate < b.dueDate),
    );
}

/** Unlinked by a person; rules and this list leave it alone. */
export function isOffByHand({ link }: WorkItem): boolean {
  return link.state === 'unlinked' && link.decidedBy === 'staff';
}

/** The candidates that fit, best first, as the number keys choose them. */
export function choicesOf(candidates: readonly Candidate[]): readonly Choice[] {
  return candidates.filter((candidate) => candidate.fits).filter(namesTask);
}

/** "same client, task present" as the ticks of a card, each with a capital. */
export function ticksOf({ because }: Candidate): readonly string[] {
  return because.split(', ').map((tick) => tick.charAt(0).toUpperCase() + tick.slice(1));
}

function namesTask(candidate: Candidate): candidate is Choice {
  return candidate.xpmJobTaskUuid !== null;
}
