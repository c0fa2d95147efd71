import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useTRPC } from '../../lib/trpc.ts';

/** Reads the question after the current one, so that it is there when its turn comes. */
export function usePrefetchNext(ids: readonly string[], currentId: string | undefined): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const nextId = currentId === undefined ? undefined : ids[ids.indexOf(currentId) + 1];
  useEffect(() => {
    if (nextId === undefined) return;
    void queryClient.prefetchQuery(trpc.link.explain.queryOptions({ workItemId: nextId }));
  }, [nextId, queryClient, trpc]);
}
