import { useMutation, useQueryClient } from '@tanstack/react-query';

import { counted } from '../../lib/format.ts';
import { useTRPC } from '../../lib/trpc.ts';
import type { Tab } from './types.ts';
import { sides } from './words.ts';

/** Reads XPM or Xero now; what it came to stands above the list until the next run. */
export function useRun(tab: Tab) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const run = useMutation(
    trpc.reconcile.run.mutationOptions({
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.reconcile.pathFilter()),
          queryClient.invalidateQueries(trpc.delivery.pathFilter()),
        ]),
    }),
  );
  const isOfTab = run.variables?.kind === tab;
  return {
    start: run.mutate,
    busy: run.isPending,
    error: isOfTab ? run.error : null,
    result: isOfTab && run.data ? { ...run.data, words: resultWords(run.data, sides[tab]) } : null,
  };
}

type Swept = { readonly calls: number; readonly seen: number; readonly findings: number };

function resultWords({ calls, seen, findings }: Swept, side: string): string {
  const read = `Read ${counted(seen, 'record', 'records')} in ${side} with ${counted(calls, 'call', 'calls')}.`;
  return findings === 0 ? read : `${read} ${counted(findings, 'entry', 'entries')} changed there since.`;
}
