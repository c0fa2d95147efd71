import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { overlappingCursor } from '../../lib/overlapping-cursor.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { whileWaiting } from '../../lib/while-waiting.ts';
import { type DeliveryFilter, type DeliveryState, statesOf } from './filters.ts';
import { mergeByTime } from './merge-by-time.ts';

const pageRows = 100;

/** Deliveries of a filter, latest first, page after page. Two states are two lists to the server and one to people. */
export function useDeliveries(filter: DeliveryFilter) {
  const [state, otherState] = statesOf(filter);
  const one = usePages(state, true);
  const other = usePages(otherState, otherState !== undefined);
  const lists = otherState === undefined ? [one] : [one, other];
  const [listed, otherListed] = [useListed(one), useListed(other)];
  const data = useMemo(() => {
    if (otherState === undefined) return listed && mergeByTime([listed]);
    return listed && otherListed && mergeByTime([listed, otherListed]);
  }, [listed, otherListed, otherState]);
  return {
    data,
    readAt: one.dataUpdatedAt,
    error: lists.find(({ error }) => error !== null)?.error ?? null,
    isPlaceholderData: lists.some(({ isPlaceholderData }) => isPlaceholderData),
    refetch: async () => Promise.all(lists.map(async ({ refetch }) => refetch())),
    hasOlder: lists.some(({ hasNextPage }) => hasNextPage),
    isReadingOlder: lists.some(({ isFetchingNextPage }) => isFetchingNextPage),
    readOlder: () => {
      for (const list of lists) if (list.hasNextPage) void list.fetchNextPage();
    },
  };
}

type Pages = ReturnType<typeof usePages>;

function usePages(state: DeliveryState | undefined, enabled: boolean) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = { limit: pageRows, ...(state ? { state } : {}) };
  return useInfiniteQuery({
    queryKey: trpc.delivery.list.infiniteQueryKey(input),
    // Asked by hand: the ready-made options send a field that the procedure does not know and refuses.
    queryFn: ({ pageParam, signal }) =>
      client.delivery.list.query({ ...input, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: overlappingCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      whileWaiting(data?.pages.some(({ items }) => items.some((item) => item.state === 'queued')) ?? false),
    enabled,
  });
}

function useListed({ data, hasNextPage }: Pages) {
  return useMemo(
    () => data && { rows: data.pages.flatMap((page) => page.items), complete: !hasNextPage },
    [data, hasNextPage],
  );
}
