import { useMediaQuery } from '@mantine/hooks';
import { Suspense, lazy, useMemo, useState } from 'react';

import { RowList } from '../../components/row-list.tsx';
import { useRows } from '../../components/use-rows.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { type TimeEntry, useRemoveEntries } from '../../lib/use-change-entry.ts';
import { useKey } from '../../lib/use-key.ts';
import { useStopTimer } from '../../lib/use-timer.ts';
import { BetweenRow } from './between-row.tsx';
import { dayLines } from './day-lines.ts';
import type { Editing } from './editing.ts';
import { EntryRow, entryColumns } from './entry-row.tsx';
import { PhoneEntryRow, phoneEntryColumns } from './phone-entry-row.tsx';

const EntryDialog = lazy(() => import('./entry-dialog.tsx'));

type DayListProps = { readonly entries: readonly TimeEntry[]; readonly day: string };

/** The entries of one day in their order, edited in place; gaps and overlaps between them with their fix. */
export function DayList({ entries, day }: DayListProps) {
  const isPhone = useMediaQuery('(max-width: 759px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const lines = useMemo(() => dayLines(entries), [entries]);
  const ids = useMemo(() => lines.map(({ id }) => id), [lines]);
  const rows = useRows(ids);
  const [editing, setEditing] = useState<Editing | null>(null);
  const focused = entries.find(({ id }) => id === rows.focusedId) ?? null;
  const edit = (id: string) => {
    const entry = entries.find((each) => each.id === id);
    if (entry) setEditing({ id, field: entry.minutes === null ? 'note' : 'minutes' });
  };
  useEntryKeys(focused, setEditing);
  const edited = entries.find(({ id }) => id === editing?.id);
  return (
    <>
      <RowList
        label="Time of the day"
        rows={rows}
        groups={[{ id: day, ids }]}
        columns={isPhone ? phoneEntryColumns : entryColumns}
        tall
        onOpen={edit}
        keysHere={editing === null}
        renderRow={(id) => {
          const line = lines.find((each) => each.id === id);
          if (!line) return null;
          if (line.kind !== 'entry') return <BetweenRow line={line} day={day} isPhone={isPhone} />;
          if (isPhone) return <PhoneEntryRow entry={line.entry} onEdit={() => edit(id)} />;
          return (
            <EntryRow
              entry={line.entry}
              field={editing?.id === id ? editing.field : null}
              onEdit={(field) => setEditing(field === null ? null : { id, field })}
            />
          );
        }}
      />
      <Suspense fallback={null}>
        {isPhone && edited ? <EntryDialog entry={edited} onClose={() => setEditing(null)} /> : null}
      </Suspense>
    </>
  );
}

function useEntryKeys(entry: TimeEntry | null, setEditing: (editing: Editing) => void): void {
  const [, setTraceId] = useUrlText('trace', { push: true });
  const [, setLinkId] = useUrlText('link', { push: true });
  const remove = useRemoveEntries();
  const stop = useStopTimer();
  const here = { enabled: entry !== null };
  useKey('why', () => entry && setTraceId(entry.id), here);
  useKey('note', () => entry && setEditing({ id: entry.id, field: 'note' }), here);
  useKey('link', () => entry?.workItemId && setLinkId(entry.workItemId), here);
  useKey('remove', () => entry && remove([entry]), here);
  useKey('edit', () => entry && setEditing({ id: entry.id, field: 'work' }), here);
  useKey('act', () => stop.mutate({}), { enabled: entry !== null && entry.minutes === null });
}
