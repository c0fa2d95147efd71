import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { addDays } from '@throughline/core/clock/day';

import { useToday } from './session.ts';
import { useTRPC } from './trpc.ts';
import { type WorkChoice, choicesOf } from './work-choice.ts';

const searchAfterMs = 120;
const recentDays = 13;

/** Work to choose from: what one worked on in the last two weeks first, then what fits the typed text. */
export function useWorkChoices(typed: string): readonly WorkChoice[] {
  const trpc = useTRPC();
  const today = useToday();
  const [query] = useDebouncedValue(typed.trim(), searchAfterMs);
  const recent = useQuery(
    trpc.timeEntry.list.queryOptions(
      { from: addDays(today, -recentDays), to: today },
      { staleTime: Infinity },
    ),
  );
  const found = useQuery(
    trpc.workItem.list.queryOptions(
      { limit: 50, ...(query === '' ? { mine: true } : { query }) },
      { placeholderData: keepPreviousData },
    ),
  );
  return choicesOf(recent.data ?? [], found.data?.items ?? []);
}
