import { useEffect, useEffectEvent, useRef } from 'react';

import { useRowKeys } from '../../components/use-row-keys.ts';
import { useRows } from '../../components/use-rows.ts';
import { focusOn } from '../../lib/roving.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { AccountRow } from './account-row.tsx';
import { lookAlikes } from './mapping-options.ts';
import type { LedgerAccount } from './mapping-types.ts';
import type { ChartRefresh } from './use-chart-refresh.ts';
import { useChart, useMapping } from './use-mapping.ts';

import css from './ledger-mapping.module.css';

type AccountListProps = { readonly accounts: readonly LedgerAccount[]; readonly refresh: ChartRefresh };

/** One row an account; `J K` move, `Enter` opens the row's first choice. The address may name an account to go to. */
export function AccountList({ accounts, refresh }: AccountListProps) {
  const grid = useRef<HTMLDivElement>(null);
  const chart = useChart();
  const mapping = useMapping(chart);
  const rows = useRows(accounts.map(({ id }) => id));
  const [wanted] = useUrlText('account');
  const twins = lookAlikes(accounts);
  const openPicker = (id: string) =>
    rowElement(grid.current, id)?.querySelector<HTMLElement>('[aria-haspopup="dialog"]')?.click();
  useRowKeys({ rows, grid, keysHere: true, onOpen: openPicker });

  const { take } = rows;
  const goTo = useEffectEvent((id: string) => {
    take(focusOn(id));
    rowElement(grid.current, id)?.scrollIntoView({ block: 'nearest' });
  });
  useEffect(() => {
    if (wanted !== null) goTo(wanted);
  }, [wanted]);

  return (
    <div ref={grid} role="grid" aria-label="Accounts" aria-rowcount={accounts.length}>
      <div className={css['heads']} aria-hidden="true">
        <span>Account</span>
        <span>Stands for</span>
        <span>In Xero</span>
        <span>Tax</span>
        <span />
      </div>
      {accounts.map((account, index) => (
        <AccountRow
          key={account.id}
          account={account}
          twin={twins.get(account.id) ?? null}
          chart={chart}
          mapping={mapping}
          refresh={refresh}
          focused={rows.focusedId === account.id}
          tabStop={rows.focusedId === account.id || (rows.focusedId === null && index === 0)}
          onFocus={() => take(focusOn(account.id))}
        />
      ))}
    </div>
  );
}

function rowElement(grid: HTMLElement | null, id: string): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(id)}"]`) ?? null;
}
