import { paths } from '../../lib/paths.ts';
import { useHasRole } from '../../lib/session.ts';
import type { Delivery } from './filters.ts';

export type WayTo = NonNullable<ReturnType<ReturnType<typeof useWayTo>>>;

/** Where a delivery is looked at: the trace of a time entry beside this list, or the client bill for who may open it. */
export function useWayTo() {
  const opensBills = useHasRole('accounts');
  return ({ kind, subjectId }: Pick<Delivery, 'kind' | 'subjectId'>) => {
    if (kind === 'client_bill.push')
      return opensBills ? ({ to: paths.clientBill, params: { clientBillId: subjectId } } as const) : null;
    return {
      to: '.',
      search: (old: Readonly<Record<string, string | undefined>>) => withTrace(old, subjectId),
    } as const;
  };
}

function withTrace(
  search: Readonly<Record<string, string | undefined>>,
  timeEntryId: string,
): Record<string, string> {
  const kept = Object.entries(search).flatMap(([name, text]) => (text ? [[name, text] as const] : []));
  return { ...Object.fromEntries(kept), trace: timeEntryId };
}
