import { useQuery } from '@tanstack/react-query';
import { addDays } from '@throughline/core/clock/day';

import { useToday } from '../../lib/session.ts';
import type { RunningTimer } from '../../lib/timer-guess.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useStartTimer } from '../../lib/use-timer.ts';
import { formerWork } from './former-work.ts';

/** Stops what runs and starts what was worked on before it; null when there was nothing else since yesterday. */
export function useSwitchBack(running: RunningTimer | null): (() => void) | null {
  const trpc = useTRPC();
  const today = useToday();
  const start = useStartTimer();
  const { data: entries = [] } = useQuery(
    trpc.timeEntry.list.queryOptions({ from: addDays(today, -1), to: today }),
  );
  const former = formerWork(entries, running);
  if (!former) return null;
  return () =>
    start.mutate({
      ...(former.workItemId === null ? {} : { workItemId: former.workItemId }),
      ...(former.workItemId === null ? { note: former.note } : {}),
    });
}
