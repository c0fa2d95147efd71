import { useQuery } from '@tanstack/react-query';

import { callsFor } from '../../lib/connection-facts.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { useRefreshMirror } from '../../lib/use-refresh-mirror.ts';

const kinds = ['accounts', 'taxRates'] as const;

export type ChartRefresh = {
  readonly run: () => void;
  readonly isBusy: boolean;
  /** What it cost last time. */
  readonly calls: number;
  readonly asOf: string | null;
  /** Why the last read brought nothing, for everybody to read. */
  readonly problem: string | null;
};

/** Reads the accounts and tax rates from Xero again. */
export function useChartRefresh(): ChartRefresh {
  const trpc = useTRPC();
  const { mutate, isPending } = useRefreshMirror();
  const state = useQuery(trpc.mirror.state.queryOptions()).data;
  return {
    run: () => {
      if (!isPending) mutate({ force: true, kinds: [...kinds] });
    },
    isBusy: isPending,
    calls: callsFor(kinds, state),
    asOf: state?.accounts.asOf ?? null,
    problem: state?.accounts.problem ?? state?.taxRates.problem ?? null,
  };
}
