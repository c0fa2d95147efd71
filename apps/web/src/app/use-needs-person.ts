import { useQuery } from '@tanstack/react-query';

import { counted } from '../lib/format.ts';
import { paths } from '../lib/paths.ts';
import { type Outputs, useTRPC } from '../lib/trpc.ts';
import { type Cause, byCause } from './by-cause.ts';

export type NeededDelivery = Outputs['delivery']['list']['items'][number];

/** Everything that goes nowhere without a person, grouped by cause, the most frequent first. */
export function useNeedsPerson() {
  const trpc = useTRPC();
  const blocked = useQuery(trpc.delivery.list.queryOptions({ state: 'blocked' }));
  const refused = useQuery(trpc.delivery.list.queryOptions({ state: 'refused' }));
  const both = blocked.data && refused.data ? [...blocked.data.items, ...refused.data.items] : undefined;
  return {
    data: both && byCause(both),
    error: blocked.error ?? refused.error,
    isPlaceholderData: false,
    refetch: async () => Promise.all([blocked.refetch(), refused.refetch()]),
  };
}

/** "Advisory · Marlow Dental: J-2455 is …" for one, "4 entries: …" for several. */
export function causeInWords({ items, first, sentence }: Cause<NeededDelivery>): string {
  const what = items.length === 1 ? first.what : counted(items.length, 'entry', 'entries');
  return `${what}: ${sentence}`;
}

/** Where the cause is solved: the trace of a time entry, or the client bill. */
export function wayTo({ kind, subjectId }: NeededDelivery) {
  return kind === 'client_bill.push'
    ? ({ to: paths.clientBill, params: { clientBillId: subjectId } } as const)
    : ({ to: '.', search: { trace: subjectId } } as const);
}
