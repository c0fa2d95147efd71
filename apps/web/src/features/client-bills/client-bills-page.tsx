import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';

import { KeyHint } from '../../components/key-hint.tsx';
import { Page } from '../../components/page.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useRows } from '../../components/use-rows.ts';
import { ViewSwitch } from '../../components/view-switch.tsx';
import { readMonth } from '../../lib/months.ts';
import { paths } from '../../lib/paths.ts';
import { useToday } from '../../lib/session.ts';
import { useUrlChoice, useUrlText } from '../../lib/url-filter.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { useKey } from '../../lib/use-key.ts';
import { type BillTab, tabCounts, tabs } from './bill-look.ts';
import { BillsFoot } from './bills-foot.tsx';
import { BillsPanel } from './bills-panel.tsx';
import { filterBills } from './filter-bills.ts';
import { MonthPicker, allMonths } from './month-picker.tsx';
import { newBill } from './new-bill.ts';
import { type BillScope, useBills } from './use-bills.ts';

const words = {
  draft: 'Draft',
  ready: 'Ready',
  waits: 'Waits',
  xero: 'In Xero',
  all: 'All',
} as const satisfies Record<BillTab, string>;

/** Every client bill with its state, and the way to a new one and to the dry run. */
export function ClientBillsPage() {
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const [tab, setTab] = useUrlChoice('tab', ['all', ...tabs.filter((each) => each !== 'all')]);
  const [monthText, setMonth] = useUrlText('month');
  const [search, setSearch] = useUrlText('q');
  const scope = scopeOf(monthText, useToday());
  const query = useBills(scope);
  const bills = query.data ?? [];
  const shown = filterBills(bills, { tab, search: search ?? '' });
  const rows = useRows(shown.map(({ id }) => id));
  const counts = tabCounts(bills);

  const chosen = shown.filter(({ id }) => rows.selectedIds.has(id));
  const checkable = (chosen.length > 0 ? chosen : bills).filter(({ state }) => state === 'approved');
  const toNew = () => void navigate({ to: paths.clientBill, params: { clientBillId: newBill } });
  const toDryRun = () =>
    void navigate({ to: paths.dryRun, search: { bills: checkable.map(({ id }) => id).join(',') } });
  useKey('create', toNew, { label: 'New client bill' });
  useKey('dryRun', toDryRun, { enabled: checkable.length > 0 });
  useKey('primary', toDryRun, { enabled: checkable.length > 0, label: 'Dry run' });

  const options = tabs.map((value) => ({
    value,
    label: query.data ? `${words[value]} ${counts[value]}` : words[value],
  }));
  return (
    <Page
      title="Client bills"
      views={
        <>
          <ViewSwitch label="State" options={options} value={tab} onChange={setTab} />
          <MonthPicker chosen={monthText} onChoose={setMonth} />
          <SearchField
            label="Search client bills"
            value={search ?? ''}
            onChange={(next) => setSearch(next || null)}
          />
        </>
      }
      actions={
        <>
          {isPhone ? null : (
            <Button variant="default" onClick={toNew} rightSection={<KeyHint name="create" />}>
              New client bill
            </Button>
          )}
          {checkable.length > 0 ? <Button onClick={toDryRun}>Dry run {checkable.length}</Button> : null}
        </>
      }
      foot={chosen.length > 0 ? <BillsFoot bills={chosen} /> : null}
    >
      <BillsPanel query={{ ...query, data: query.data && shown }} rows={rows} scope={scope} onNew={toNew} />
    </Page>
  );
}

function scopeOf(text: string | null, today: string): BillScope {
  const month = readMonth(text);
  if (month !== null) return { kind: 'month', month };
  return text === allMonths ? { kind: 'all' } : { kind: 'open', month: today.slice(0, 7) };
}
