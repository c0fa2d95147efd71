import { type Month, daysOfMonth } from '../../lib/months.ts';
import { type Outputs, useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { readEveryPage, useEveryPage } from '../../lib/use-every-page.ts';

type State = Outputs['clientBill']['get']['state'];
type Filter = { readonly from?: string; readonly to?: string; readonly state?: State };

/** A month, all of them, or whatever is not in Xero yet together with the month of today. */
export type BillScope = { readonly kind: 'month' | 'open'; readonly month: Month } | { readonly kind: 'all' };

const openStates = ['draft', 'approved', 'posting'] as const satisfies readonly State[];
const pageRows = 200;

/** Client bills, latest first; their states are followed live. */
export function useBills(scope: BillScope) {
  const filters = filtersOf(scope);
  return useBillLists(filters);
}

/** Approved client bills of all months. */
export function useApprovedBills() {
  return useBillLists([{ state: 'approved' }]);
}

function useBillLists(filters: readonly Filter[]) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useEveryPage({
    queryKey: [...trpc.clientBill.list.pathKey(), filters],
    read: async (_page, signal) => {
      const lists = await Promise.all(
        filters.map((filter) =>
          readEveryPage((page) =>
            client.clientBill.list.query({ ...filter, ...page, limit: pageRows }, { signal }),
          ),
        ),
      );
      const byId = new Map(lists.flatMap(({ rows }) => rows).map((bill) => [bill.id, bill]));
      const items = [...byId.values()].toSorted(
        (a, b) =>
          b.billDate.localeCompare(a.billDate) || b.number.localeCompare(a.number, 'en', { numeric: true }),
      );
      return { items, nextCursor: null };
    },
  });
}

function filtersOf(scope: BillScope): readonly Filter[] {
  if (scope.kind === 'all') return [{}];
  const ofMonth = daysOfMonth(scope.month);
  return scope.kind === 'month' ? [ofMonth] : [ofMonth, ...openStates.map((state) => ({ state }))];
}
