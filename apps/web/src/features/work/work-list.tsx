import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';

import { RowList } from '../../components/row-list.tsx';
import { useRows } from '../../components/use-rows.ts';
import { useToday } from '../../lib/session.ts';
import { useKey } from '../../lib/use-key.ts';
import { groupItems } from './group-items.ts';
import type { WorkActions } from './use-work-actions.ts';
import type { WorkFilters, WorkItem } from './use-work-items.ts';
import { PhoneRow, WideRow, phoneColumns, teamColumns, wideColumns } from './work-row.tsx';

import css from './work.module.css';

type WorkListProps = {
  readonly items: readonly WorkItem[];
  readonly filters: WorkFilters;
  readonly actions: WorkActions;
};

/** The work items under their headings, with the keys of the focused one. */
export function WorkList({ items, filters, actions }: WorkListProps) {
  const today = useToday();
  const isPhone = useMediaQuery('(max-width: 759px)', undefined, { getInitialValueInEffect: false });
  const groups = useMemo(() => groupItems(items, filters.grouping, today), [items, filters.grouping, today]);
  const ids = useMemo(() => groups.flatMap((group) => group.items.map(({ id }) => id)), [groups]);
  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  const rows = useRows(ids);
  useRowActions(rows.focusedId === null ? null : (byId.get(rows.focusedId) ?? null), actions);
  const team = filters.whose === 'team';
  const Row = isPhone ? PhoneRow : WideRow;
  return (
    <RowList
      label="Work items"
      rows={rows}
      groups={groups.map((group) => ({
        id: group.name,
        head: (
          <>
            {group.name} <span className={`${css['count'] ?? ''} num`}>{group.items.length}</span>
          </>
        ),
        ids: group.items.map(({ id }) => id),
      }))}
      columns={isPhone ? phoneColumns : team ? teamColumns : wideColumns}
      tall={isPhone ?? false}
      renderRow={(id) => {
        const item = byId.get(id);
        return item ? <Row item={item} actions={actions} today={today} team={team} /> : null;
      }}
      onOpen={actions.openLink}
      onAct={actions.toggleTimer}
      keysHere={!actions.isLinkOpen}
    />
  );
}

function useRowActions(item: WorkItem | null, actions: WorkActions): void {
  const here = { enabled: item !== null };
  useKey('link', () => item && actions.openLink(item.id), here);
  useKey('why', () => item && actions.openLink(item.id), here);
  useKey('due', () => item && actions.ask({ kind: 'due', item }), here);
  useKey('edit', () => item && actions.ask({ kind: 'edit', item }), here);
  useKey('primary', () => item && actions.toggleTimer(item.id), here);
}
