import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { callsFor } from '../../lib/connection-facts.ts';
import { useCurrentPracticeId } from '../../lib/practice.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { useRefreshMirror } from '../../lib/use-refresh-mirror.ts';
import type { DryRow } from './dry-row.ts';

const ledgerLists = ['accounts', 'taxRates', 'organisation'] as const;

/**
 * The dry run of these client bills, and their states as they change. The check itself costs calls to Xero, so it is
 * asked when the page opens and when a person asks again, never because something changed meanwhile.
 */
export function useDryRun(clientBillIds: readonly string[]) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const practiceId = useCurrentPracticeId();
  const refresh = useRefreshMirror();
  const check = useQuery({
    queryKey: ['dry-run', practiceId, ...clientBillIds],
    queryFn: async () => client.clientBill.dryRun.query({ clientBillIds: [...clientBillIds] }),
    enabled: clientBillIds.length > 0,
    staleTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const mirror = useQuery(trpc.mirror.state.queryOptions()).data;
  const bills = useQueries({
    queries: clientBillIds.map((clientBillId) => trpc.clientBill.get.queryOptions({ clientBillId })),
    combine: (results) => ({
      data: results.flatMap(({ data }) => (data ? [data] : [])),
      error: results.find(({ error }) => error !== null)?.error ?? null,
    }),
  });
  const { data: dries, dataUpdatedAt } = check;
  const rows = useMemo(
    () =>
      bills.data.map((bill): DryRow => {
        const dry = dries?.find((each) => each.clientBillId === bill.id) ?? null;
        return { bill, dry, checkedAtMs: dataUpdatedAt };
      }),
    [bills.data, dries, dataUpdatedAt],
  );
  const again = () =>
    refresh.mutate({ force: true, kinds: [...ledgerLists] }, { onSettled: () => void check.refetch() });
  return {
    rows,
    error: check.error ?? bills.error,
    isChecking: check.isFetching || refresh.isPending,
    again,
    /** Only the check, without reading the lists from Xero again. */
    checkAgain: () => void check.refetch(),
    /** What checking again costs, by what it cost last time. */
    calls:
      callsFor(ledgerLists, mirror) +
      (dries?.reduce((sum, { calls }) => sum + calls, 0) ?? clientBillIds.length),
  };
}
