import { useQuery } from '@tanstack/react-query';

import { when } from '../lib/instants.ts';
import { paths } from '../lib/paths.ts';
import { useNow, usePractice } from '../lib/session.ts';
import { type Outputs, useTRPC } from '../lib/trpc.ts';
import { useMapping } from './use-mapping.ts';
import { lineGoneAt, waitingInWords } from './waiting-in-words.ts';

export type Waiting = {
  /** Deliveries that go nowhere without a person. */
  readonly needsPerson: number;
  /** Deliveries under way or resting. */
  readonly onTheirWay: number;
  readonly checking: number;
  readonly summary: Outputs['delivery']['summary'] | undefined;
  /** What is under way, in words. */
  readonly words: string;
  /** By page address, for the navigation. */
  readonly counts: Readonly<Record<string, number>>;
};

/** How much waits, and for whom; one summary serves navigation, bell, bar and home. */
export function useWaiting(): Waiting {
  const trpc = useTRPC();
  const { data: summary } = useQuery(trpc.delivery.summary.queryOptions());
  const mapping = useMapping();
  const { timeZone } = usePractice();
  const now = new Date(useNow());
  const byState: Readonly<Record<string, number>> = summary?.byState ?? {};
  const of = (...states: readonly string[]) => states.reduce((sum, state) => sum + (byState[state] ?? 0), 0);
  const needsPerson = of('blocked', 'refused');
  const underWay = { onTheirWay: of('queued', 'sending'), checking: of('uncertain') };
  const goneAt = lineGoneAt(summary?.connections ?? []);
  const goneBy = goneAt === null ? null : when(goneAt, timeZone, now);
  return {
    needsPerson,
    ...underWay,
    summary,
    words: waitingInWords(summary ? { ...underWay, goneBy } : null),
    counts: { [paths.deliveries]: needsPerson, [paths.linkReview]: mapping?.toReview ?? 0 },
  };
}
