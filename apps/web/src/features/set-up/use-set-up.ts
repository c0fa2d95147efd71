import { useQuery } from '@tanstack/react-query';

import { useTRPC } from '../../lib/trpc.ts';
import { usePeople } from '../../lib/use-people.ts';
import { type SetUpFacts, doneSteps } from './set-up-facts.ts';

/** How far the practice is set up; undefined until first read. */
export function useSetUp() {
  const trpc = useTRPC();
  const connections = useQuery(trpc.connection.list.queryOptions());
  const mirror = useQuery(trpc.mirror.state.queryOptions());
  const processes = useQuery(trpc.process.list.queryOptions());
  const summary = useQuery(trpc.delivery.summary.queryOptions());
  const people = usePeople();
  const queries = [connections, mirror, processes, summary, people];
  const facts =
    connections.data && mirror.data && processes.data && summary.data && people.data
      ? ({
          xpmConnected: connections.data.some(isConnected('xpm')),
          ledgerConnected: connections.data.some(isConnected('ledger')),
          staffRead: mirror.data.staff.asOf !== null,
          clientsRead: mirror.data.clients.asOf !== null,
          unmatched: people.data.filter((each) => each.staffId !== null && each.xpmStaffUuid === null).length,
          processes: processes.data.length,
          withoutTask: processes.data.filter(({ taskDefinition }) => taskDefinition === null).length,
          hasDelivered: summary.data.lastDeliveredAt !== null,
        } satisfies SetUpFacts)
      : undefined;
  return {
    facts,
    done: facts && doneSteps(facts),
    query: {
      data: facts,
      error: queries.find(({ error }) => error !== null)?.error ?? null,
      isPlaceholderData: false,
      refetch: async () => Promise.all(queries.map(async (query) => query.refetch())),
    },
  };
}

function isConnected(wanted: 'xpm' | 'ledger') {
  return ({ kind, status }: { readonly kind: string; readonly status: string }) =>
    kind === wanted && status === 'connected';
}
