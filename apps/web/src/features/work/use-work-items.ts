import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { type Outputs, useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { useUrlChoice, useUrlText } from '../../lib/url-filter.ts';
import { groupings } from './group-items.ts';

export type WorkItem = Outputs['workItem']['list']['items'][number];

const pageSize = 500;
const searchAfterMs = 120;
export const linkFilters = ['all', 'needs_review', 'unlinked', 'linked'] as const;

/** What the address says about the list: whose, grouped how, which, searched for what. */
export function useWorkFilters() {
  const [whose, setWhose] = useUrlChoice('whose', ['mine', 'team']);
  const [grouping, setGrouping] = useUrlChoice('group', groupings);
  const [linkFilter, setLinkFilter] = useUrlChoice('state', linkFilters);
  const [q, setQ] = useUrlText('q');
  return { whose, setWhose, grouping, setGrouping, linkFilter, setLinkFilter, q: q ?? '', setQ };
}

export type WorkFilters = ReturnType<typeof useWorkFilters>;

/** The work items the filters let through, by due date, 500 at a time. */
export function useWorkItems({ whose, linkFilter, q }: WorkFilters) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [query] = useDebouncedValue(q.trim(), searchAfterMs);
  const input = {
    limit: pageSize,
    ...(whose === 'mine' ? { mine: true } : {}),
    ...(linkFilter === 'all' ? {} : { linkState: linkFilter }),
    ...(query === '' ? {} : { query }),
  };
  const result = useInfiniteQuery({
    queryKey: trpc.workItem.list.infiniteQueryKey(input),
    // Asked by hand: the ready-made options send a field that the procedure does not know and refuses.
    queryFn: ({ pageParam, signal }) =>
      client.workItem.list.query({ ...input, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  return { ...result, data: useMemo(() => result.data?.pages.flatMap((page) => page.items), [result.data]) };
}
