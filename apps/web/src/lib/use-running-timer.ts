import { useIsMutating, useQuery } from '@tanstack/react-query';

import type { RunningTimer } from './timer-guess.ts';
import { useTRPC } from './trpc.ts';

/** What runs now, or null. While a stop is under way nothing runs, whatever news of the start before still arrives. */
export function useRunningTimer(): RunningTimer | null {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.timer.current.queryOptions());
  const stopping = useIsMutating({ mutationKey: trpc.timer.stop.mutationKey() });
  return stopping > 0 ? null : (data ?? null);
}
