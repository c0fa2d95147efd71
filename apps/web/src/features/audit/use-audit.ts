import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { overlappingCursor } from '../../lib/overlapping-cursor.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import type { AuditFilters } from './use-audit-filters.ts';

/** One action of a rule writes many events of the same instant; a page holds them together. */
const pageRows = 500;

/** History the filters let through, latest first; older events come by `showMore`. Read anew whenever it is opened. */
export function useAudit({ person, subject, only, verb, from, to }: AuditFilters['values']) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const filter = {
    ...(person === null ? {} : { staffId: person }),
    ...(subject === null ? {} : { subjectKind: subject }),
    ...(only === null ? {} : { subjectId: only }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
  const query = useInfiniteQuery({
    queryKey: [...trpc.audit.list.pathKey(), filter, 'pages'],
    // The list goes on before an instant, which takes the place of the last day.
    queryFn: async ({ pageParam, signal }) =>
      client.audit.list.query(
        { ...filter, limit: pageRows, ...(pageParam ? { to: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: overlappingCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const pages = query.data?.pages;
  const data = useMemo(() => {
    const byId = new Map(pages?.flatMap(({ items }) => items).map((event) => [event.id, event]));
    return pages && [...byId.values()].filter(({ what }) => verb === null || what === verb);
  }, [pages, verb]);
  const { error, isPlaceholderData, refetch, hasNextPage, isFetchingNextPage } = query;
  return {
    data,
    error,
    isPlaceholderData,
    refetch,
    hasMore: hasNextPage,
    isReadingMore: isFetchingNextPage,
    showMore: () => void query.fetchNextPage(),
  };
}
