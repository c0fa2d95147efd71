import { useQuery } from '@tanstack/react-query';

import { paths } from '../lib/paths.ts';
import { type Outputs, useTRPC } from '../lib/trpc.ts';
import { useMapping } from './use-mapping.ts';

export type Waiting = {
  /** Deliveries that go nowhere without a person. */
  readonly needsPerson: number;
  /** Deliveries under way or resting. */
  readonly onTheirWay: number;
  readonly checking: number;
  readonly summary: Outputs['delivery']['summary'] | undefined;
  /** By page address, for the navigation. */
  readonly counts: Readonly<Record<string, number>>;
};

/** How much waits, and for whom; one summary serves navigation, bell, bar and home. */
export function useWaiting(): Waiting {
  const trpc = useTRPC();
  const { data: summary } = useQuery(trpc.delivery.summary.queryOptions());
  const mapping = useMapping();
  const byState: Readonly<Record<string, number>> = summary?.byState ?? {};
  const of = (...states: readonly string[]) => states.reduce((sum, state) => sum + (byState[state] ?? 0), 0);
  const needsPerson = of('blocked', 'refused');
  return {
    needsPerson,
    onTheirWay: of('queued', 'sending'),
    checking: of('uncertain'),
    summary,
    counts: { [paths.deliveries]: needsPerson, [paths.linkReview]: mapping?.toReview ?? 0 },
  };
}
