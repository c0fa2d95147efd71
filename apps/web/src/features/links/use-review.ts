import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useHasRole } from '../../lib/session.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { useEveryPage } from '../../lib/use-every-page.ts';
import { type Touched, isOffByHand, queueOf } from './review-facts.ts';

/** Work items without a decided job: an admin sees everybody's, others their own. */
export function useReview(touched: Touched) {
  const seesAll = useHasRole('admin');
  const toReview = useItems('needs_review', !seesAll);
  const unlinked = useItems('unlinked', !seesAll);
  const linkedCount = useLinkedCount(seesAll);
  const items = useMemo(
    () => (toReview.data && unlinked.data ? [...toReview.data, ...unlinked.data] : undefined),
    [toReview.data, unlinked.data],
  );
  const queue = useMemo(() => queueOf(items ?? [], touched), [items, touched]);
  return {
    query: {
      data: items,
      error: toReview.error ?? unlinked.error,
      isPlaceholderData: false,
      refetch: async () => Promise.all([toReview.refetch(), unlinked.refetch()]),
    },
    queue,
    linkedCount,
    offByHand: items?.filter(isOffByHand).length ?? 0,
    asOf: toReview.first?.asOf ?? null,
  };
}

function useItems(linkState: 'needs_review' | 'unlinked', mine: boolean) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useEveryPage({
    queryKey: [...trpc.workItem.list.pathKey(), { linkState, mine }],
    read: async (page, signal) =>
      client.workItem.list.query({ ...page, linkState, limit: 200, ...(mine ? { mine } : {}) }, { signal }),
  });
}

/** Null for people who see only their own work: the number would be the practice's. */
function useLinkedCount(enabled: boolean): number | null {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.process.list.queryOptions(undefined, { enabled }));
  return enabled && data ? data.reduce((sum, { linkedCount }) => sum + linkedCount, 0) : null;
}
