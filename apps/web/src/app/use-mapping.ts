import { useQuery } from '@tanstack/react-query';

import { useHasRole } from '../lib/session.ts';
import { useTRPC } from '../lib/trpc.ts';

export type Mapping = {
  readonly processes: number;
  readonly withoutTask: number;
  /** Work items that several jobs or tasks fit. */
  readonly toReview: number;
};

/** How well work leads to jobs, for admins, whose it is to mend; undefined for others and before it is read. */
export function useMapping(): Mapping | undefined {
  const trpc = useTRPC();
  const isAdmin = useHasRole('admin');
  const { data } = useQuery(trpc.process.list.queryOptions(undefined, { enabled: isAdmin }));
  if (!isAdmin || !data) return undefined;
  return {
    processes: data.length,
    withoutTask: data.filter((process) => process.taskDefinition === null).length,
    toReview: data.reduce((sum, { reviewCount }) => sum + reviewCount, 0),
  };
}
