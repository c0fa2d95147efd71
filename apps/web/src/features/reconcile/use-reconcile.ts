import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { type Month, daysOfMonth } from '../../lib/months.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { billGroups, timeGroups } from './groups.ts';
import type { Tab } from './types.ts';

type Asked = {
  readonly tab: Tab;
  readonly month: Month;
  /** What is equal is read only when it is looked at. */
  readonly equal: boolean;
};

/** What was compared of a month, of one of the two tabs. */
export function useReconcile({ tab, month, equal }: Asked) {
  const trpc = useTRPC();
  const window = { ...daysOfMonth(month), equal };
  const time = useQuery({
    ...trpc.reconcile.time.queryOptions(window),
    placeholderData: keepPreviousData,
    enabled: tab === 'time',
  });
  const bills = useQuery({
    ...trpc.reconcile.bills.queryOptions(window),
    placeholderData: keepPreviousData,
    enabled: tab === 'bills',
  });
  const query = tab === 'time' ? time : bills;
  const { data } = query;
  return {
    query,
    data,
    time: tab === 'time' ? time.data : undefined,
    bills: tab === 'bills' ? bills.data : undefined,
    groups: groupsOf(data),
  };
}

type Data = Parameters<typeof timeGroups>[0] | Parameters<typeof billGroups>[0] | undefined;

function groupsOf(data: Data) {
  if (data === undefined) return [];
  return 'groups' in data ? timeGroups(data) : billGroups(data);
}
