import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';

import { EmptyLine } from '../../components/empty-line.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryRegion } from '../../components/query-region.tsx';
import { RowList } from '../../components/row-list.tsx';
import type { Rows } from '../../components/use-rows.ts';
import { monthInWords } from '../../lib/months.ts';
import { paths } from '../../lib/paths.ts';
import { useToday } from '../../lib/session.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { BillCells, PhoneBillCells } from './bill-row.tsx';
import type { Bill } from './bill-types.ts';
import type { BillScope } from './use-bills.ts';

import css from './bills.module.css';

type BillsPanelProps = {
  readonly query: {
    readonly data: readonly Bill[] | undefined;
    readonly error: unknown;
    readonly isPlaceholderData: boolean;
    readonly refetch: () => unknown;
  };
  readonly rows: Rows;
  readonly scope: BillScope;
  readonly onNew: () => void;
};

const columns = '20px 84px minmax(140px, 1fr) 62px 62px minmax(80px, 0.6fr) 172px 104px';
const phoneColumns = 'minmax(0, 1fr) auto';

/** The list of client bills; the amount stands last, its currency in the head. */
export function BillsPanel({ query, rows, scope, onNew }: BillsPanelProps) {
  const navigate = useNavigate();
  const today = useToday();
  const isPhone = useIsPhone();
  const open = (clientBillId: string) => void navigate({ to: paths.clientBill, params: { clientBillId } });
  const nothing =
    scope.kind === 'all'
      ? 'No client bills here.'
      : `No client bills in ${monthInWords(scope.month, today)}.`;
  return (
    <Panel padding="bare">
      <QueryRegion
        query={query}
        isEmpty={(bills) => bills.length === 0}
        empty={
          <EmptyLine sentence={nothing}>
            <Button variant="default" onClick={onNew}>
              New client bill
            </Button>
          </EmptyLine>
        }
      >
        {(bills) => {
          const byId = new Map(bills.map((bill) => [bill.id, bill]));
          const Cells = isPhone ? PhoneBillCells : BillCells;
          return (
            <>
              {isPhone ? null : <Heads currency={bills[0]?.currency ?? ''} />}
              <RowList
                label="Client bills"
                rows={rows}
                groups={[{ id: 'all', ids: rows.ids }]}
                columns={isPhone ? phoneColumns : columns}
                tall={isPhone}
                selectable
                onOpen={open}
                renderRow={(id, state) => {
                  const bill = byId.get(id);
                  return bill ? <Cells bill={bill} rows={rows} selected={state.selected} /> : null;
                }}
              />
            </>
          );
        }}
      </QueryRegion>
    </Panel>
  );
}

function Heads({ currency }: { readonly currency: string }) {
  return (
    <div className={css['heads']} style={{ gridTemplateColumns: columns }} aria-hidden="true">
      <span />
      <span>Number</span>
      <span>Client</span>
      <span>Date</span>
      <span>Due</span>
      <span>Reference</span>
      <span>State</span>
      <span className={css['right']}>{currency}</span>
    </div>
  );
}
