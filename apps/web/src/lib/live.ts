import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef } from 'react';

import { useTRPC } from './trpc.ts';

/**
 * Follows `live.changes` of the current practice and refreshes exactly the lists a topic names; after a lost
 * connection everything on the screen is refreshed once. Mounted once, in the shell, keyed by the practice.
 */
export function useLiveChanges(): void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const heard = useRef<'never' | 'now' | 'lost'>('never');

  const refreshTopic = (topic: string) => {
    for (const filter of filtersFor(trpc, topic)) void queryClient.invalidateQueries(filter);
  };

  const { status } = useSubscription(
    trpc.live.changes.subscriptionOptions(undefined, {
      onData: (change) => change.topics.forEach(refreshTopic),
    }),
  );

  useEffect(() => {
    const hears = status === 'pending';
    if (hears && heard.current === 'lost') void queryClient.invalidateQueries({ refetchType: 'active' });
    if (hears) heard.current = 'now';
    else if (heard.current === 'now') heard.current = 'lost';
  }, [status, queryClient]);
}

type Trpc = ReturnType<typeof useTRPC>;
type Filter = { readonly queryKey: readonly unknown[] };

/** Lists that may look different after a change of a topic; an unknown topic touches nothing. */
function filtersFor(trpc: Trpc, topic: string): readonly Filter[] {
  const routers: Readonly<Record<string, readonly Filter[]>> = {
    practice: [trpc.practice.pathFilter(), trpc.session.pathFilter()],
    staff: [trpc.staff.pathFilter(), trpc.session.pathFilter(), trpc.invitation.pathFilter()],
    connection: [trpc.connection.pathFilter(), trpc.delivery.summary.pathFilter()],
    mirror: [
      trpc.mirror.pathFilter(),
      trpc.client.pathFilter(),
      trpc.job.pathFilter(),
      trpc.taskDefinition.pathFilter(),
      trpc.template.pathFilter(),
      trpc.staff.pathFilter(),
      trpc.xeroAccount.pathFilter(),
      trpc.xeroTaxRate.pathFilter(),
      trpc.ledgerAccount.pathFilter(),
      trpc.process.pathFilter(),
    ],
    process: [trpc.process.pathFilter()],
    workItem: [trpc.workItem.pathFilter(), trpc.process.pathFilter()],
    link: [trpc.link.pathFilter(), trpc.workItem.pathFilter(), trpc.process.pathFilter()],
    timer: [trpc.timer.pathFilter(), trpc.timeEntry.pathFilter()],
    timeEntry: [trpc.timeEntry.pathFilter(), trpc.timer.pathFilter(), trpc.workItem.pathFilter()],
    ledgerAccount: [trpc.ledgerAccount.pathFilter()],
    clientBill: [trpc.clientBill.pathFilter(), trpc.reconcile.bills.pathFilter()],
    delivery: [
      trpc.delivery.pathFilter(),
      trpc.timeEntry.pathFilter(),
      trpc.timer.pathFilter(),
      trpc.clientBill.pathFilter(),
      trpc.reconcile.pathFilter(),
    ],
  };
  return routers[topic] ?? [];
}
