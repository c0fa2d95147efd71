import { billsCsv, timeCsv } from '@throughline/core/reconcile/csv-rows';

import { exactMoment } from '../../lib/instants.ts';
import { type Month, daysOfMonth } from '../../lib/months.ts';
import type { useTRPCClient } from '../../lib/trpc.ts';
import { billGroups, timeGroups } from './groups.ts';
import type { BillReconciliation, DiffGroup, Tab, TimeReconciliation } from './types.ts';

export type Table = {
  readonly data: TimeReconciliation | BillReconciliation;
  readonly groups: readonly DiffGroup[];
  /** The same as a table for spreadsheets. */
  readonly csv: string;
};

type Asked = {
  readonly tab: Tab;
  readonly month: Month;
  /** Equal pairs too. */
  readonly equal: boolean;
  readonly timeZone: string;
};

/** Both sides of a month, as they were last read, to be taken out of here. */
export async function readTable(
  client: ReturnType<typeof useTRPCClient>,
  { tab, month, equal, timeZone }: Asked,
): Promise<Table> {
  const input = { ...daysOfMonth(month), equal };
  const writeInstant = (instant: string) => exactMoment(instant, timeZone);
  if (tab === 'time') {
    const data = await client.reconcile.time.query(input);
    const items = data.groups.flatMap((group) => group.items);
    return { data, groups: timeGroups(data), csv: timeCsv(items, writeInstant) };
  }
  const data = await client.reconcile.bills.query(input);
  return { data, groups: billGroups(data), csv: billsCsv(data.items, writeInstant) };
}
