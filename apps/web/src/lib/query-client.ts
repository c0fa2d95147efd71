import { QueryClient } from '@tanstack/react-query';

import { isUnanswered } from './describe-error.ts';

/**
 * One cache for the whole app. Lists stay until `live.ts` hears that they changed, so nothing polls; a call the
 * server refused is never repeated, one it did not answer is. A list that changes its filter keeps its rows with
 * `placeholderData: keepPreviousData`; a single record never does, so that no page shows another's amounts.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 10 * 60_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => failures < 2 && isUnanswered(error),
    },
    mutations: {
      // Safe, because every mutation carries a requestId that the server answers once.
      retry: (failures, error) => failures < 3 && isUnanswered(error),
    },
  },
});
