import { MoneyText } from '../../components/money-text.tsx';
import { Panel } from '../../components/panel.tsx';
import { RowList } from '../../components/row-list.tsx';
import { SkeletonRows } from '../../components/skeleton-rows.tsx';
import { usePractice } from '../../lib/session.ts';
import { DryCells } from './dry-cells.tsx';
import type { DryRow, DrySummary } from './dry-row.ts';
import type { useDeskView } from './use-desk-view.ts';

import css from './dry-run.module.css';

type DryListProps = {
  readonly view: ReturnType<typeof useDeskView>;
  readonly dryRows: readonly DryRow[];
  readonly summary: DrySummary;
};

/** The client bills of the run with their states, which change in place while they are posted. */
export function DryList({ view, dryRows, summary }: DryListProps) {
  const { country } = usePractice();
  const { rows, isPhone, shownId, open } = view;
  const byId = new Map(dryRows.map((row) => [row.bill.id, row]));
  const { readyIds, readyCents } = summary;
  return (
    <div className={css['list']}>
      <Panel padding="bare">
        {dryRows.length === 0 ? <SkeletonRows tall rows={Math.min(rows.ids.length, 8)} /> : null}
        <RowList
          label="Client bills of this run"
          rows={rows}
          groups={[{ id: 'all', ids: rows.ids.filter((id) => byId.has(id)) }]}
          columns="16px minmax(0, 1fr) auto"
          tall
          onOpen={open}
          renderRow={(id) => {
            const row = byId.get(id);
            return row ? (
              <DryCells row={row} isShown={!isPhone && id === shownId} onOpen={isPhone ? open : undefined} />
            ) : null;
          }}
        />
        {readyIds.length > 0 ? (
          <div className={css['list-foot']}>
            <span>{readyIds.length} ready</span>
            <MoneyText cents={readyCents} country={country} total />
          </div>
        ) : null}
      </Panel>
    </div>
  );
}
