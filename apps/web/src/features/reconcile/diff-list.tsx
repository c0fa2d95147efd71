import { useNavigate } from '@tanstack/react-router';
import { type MouseEvent, useMemo, useRef, useState } from 'react';

import { useRowKeys } from '../../components/use-row-keys.ts';
import { useRows } from '../../components/use-rows.ts';
import { paths } from '../../lib/paths.ts';
import { focusOn } from '../../lib/roving.ts';
import { useHasRole } from '../../lib/session.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { useKey } from '../../lib/use-key.ts';
import { choiceKeys, DiffRow } from './diff-row.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import type { DiffGroup, DiffRow as Row, Settlement, Tab } from './types.ts';
import type { Settle } from './use-settle.ts';
import { sides } from './words.ts';

import css from './reconcile.module.css';

type DiffListProps = { readonly tab: Tab; readonly groups: readonly DiffGroup[]; readonly settle: Settle };

/** Pairs under their groups; rows are as high as their sentence needs. */
export function DiffList({ tab, groups, settle }: DiffListProps) {
  const byId = useMemo(
    () => new Map(groups.flatMap((group) => group.rows.map((row) => [row.id, row] as const))),
    [groups],
  );
  const rows = useRows(useMemo(() => [...byId.keys()], [byId]));
  const grid = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<{ readonly row: Row; readonly choice: Settlement } | null>(null);
  const mayDecide = useHasRole(tab === 'time' ? 'admin' : 'accounts');
  const open = useOpen(byId);
  useRowKeys({ rows, grid, keysHere: asked === null, onOpen: open });
  useKey('why', () => open(rows.focusedId ?? ''), { enabled: rows.focusedId !== null && asked === null });
  const focused = byId.get(rows.focusedId ?? '');
  const choicesOf = (row: Row): readonly Settlement[] => (mayDecide ? row.choices : []);
  const ask = (row: Row | undefined, choice: Settlement | undefined) => {
    if (row && choice) setAsked({ row, choice });
  };
  useChoiceKeys(focused && asked === null ? choicesOf(focused) : [], (choice) => ask(focused, choice));

  const onClick = ({ target }: MouseEvent) => {
    const id =
      target instanceof Element ? target.closest<HTMLElement>('[data-row-id]')?.dataset['rowId'] : null;
    if (id) rows.take(focusOn(id));
  };
  const side = sides[tab];
  return (
    <div className={css['list']}>
      <div className={css['heads']} aria-hidden="true">
        <span />
        <span>{tab === 'time' ? 'Task' : 'Client bill'}</span>
        <span className={css['right']}>Here</span>
        <span className={css['right']}>{side}</span>
        <span>What is so</span>
        <span />
      </div>
      <div ref={grid} role="grid" aria-label="Differences" aria-rowcount={rows.ids.length} onClick={onClick}>
        {groups.map((group) => (
          <div key={group.id} role="rowgroup">
            {group.head === null ? null : <GroupHead group={group} />}
            {group.rows.map((row) => (
              <DiffRow
                key={row.id}
                row={row}
                rows={rows}
                side={side}
                busy={settle.busy.has(row.id)}
                refusal={settle.refusals.get(row.id)}
                choices={choicesOf(row)}
                onChoose={(choice) => ask(row, choice)}
              />
            ))}
          </div>
        ))}
      </div>
      {asked === null ? null : (
        <SettleDialog {...asked} onClose={() => setAsked(null)} onSettle={settle.settle} />
      )}
    </div>
  );
}

function GroupHead({ group }: { readonly group: DiffGroup }) {
  return (
    <div role="row" className={css['group']}>
      <div role="gridcell" className={css['groupName']}>
        {group.head}
      </div>
      <div role="gridcell" className={`${css['right'] ?? ''} num`}>
        {group.here}
      </div>
      <div role="gridcell" className={`${css['right'] ?? ''} num`}>
        {group.there}
      </div>
    </div>
  );
}

/** The trace of an entry beside the list, or the client bill for who may open it. */
function useOpen(byId: ReadonlyMap<string, Row>) {
  const navigate = useNavigate();
  const [, setTrace] = useUrlText('trace');
  const opensBills = useHasRole('accounts');
  return (id: string) => {
    const { timeEntryId = null, clientBillId = null } = byId.get(id) ?? {};
    if (timeEntryId !== null) setTrace(timeEntryId);
    else if (clientBillId !== null && opensBills)
      void navigate({ to: paths.clientBill, params: { clientBillId } });
  };
}

function useChoiceKeys(
  choices: readonly Settlement[],
  choose: (choice: Settlement | undefined) => void,
): void {
  useKey(choiceKeys[0], () => choose(choices[0]), { enabled: choices.length > 0 });
  useKey(choiceKeys[1], () => choose(choices[1]), { enabled: choices.length > 1 });
  useKey(choiceKeys[2], () => choose(choices[2]), { enabled: choices.length > 2 });
  useKey(choiceKeys[3], () => choose(choices[3]), { enabled: choices.length > 3 });
}
