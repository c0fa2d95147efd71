import { useMemo, useRef, useState } from 'react';

import { EmptyLine } from '../../components/empty-line.tsx';
import { openRowPicker } from '../../components/open-row-picker.ts';
import { QueryRegion } from '../../components/query-region.tsx';
import { RowList } from '../../components/row-list.tsx';
import { useRows } from '../../components/use-rows.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { useKey } from '../../lib/use-key.ts';
import { NameDialog } from './name-dialog.tsx';
import { PendingBar } from './pending-bar.tsx';
import type { Process } from './process-facts.ts';
import { ProcessCard, ProcessRow, processColumns } from './process-row.tsx';
import { TakeNames, TakeNamesButton } from './take-names.tsx';
import type { ProcessBoard } from './use-process-board.ts';

import css from './processes.module.css';

type ProcessListProps = {
  readonly board: ProcessBoard;
  /** Those to show; all when absent. */
  readonly shown?: readonly Process[];
  /** When none of the processes is shown. */
  readonly emptySentence?: string;
};

/** Processes with the XPM task each leads to: `Enter` opens the picker, `A` accepts the suggestion, `E` renames. */
export function ProcessList({ board, shown = board.processes, emptySentence }: ProcessListProps) {
  const [renamed, setRenamed] = useState<Process | null>(null);
  const isPhone = useIsPhone();
  const hasNone = board.processes.length === 0;
  return (
    <>
      <QueryRegion
        query={board.query}
        isEmpty={() => shown.length === 0}
        empty={
          <EmptyLine sentence={hasNone ? 'No processes yet.' : (emptySentence ?? 'None has this name.')}>
            {hasNone ? <TakeNamesButton board={board} /> : null}
          </EmptyLine>
        }
      >
        {() =>
          isPhone ? (
            <ul className={css['cards']} aria-label="Processes">
              {shown.map((process) => (
                <ProcessCard key={process.id} board={board} process={process} onRename={setRenamed} />
              ))}
            </ul>
          ) : (
            <Rows board={board} shown={shown} onRename={setRenamed} />
          )
        }
      </QueryRegion>
      <PendingBar board={board} />
      <TakeNames board={board} />
      {renamed ? <NameDialog key={renamed.id} process={renamed} onClose={() => setRenamed(null)} /> : null}
    </>
  );
}

type RowsProps = {
  readonly board: ProcessBoard;
  readonly shown: readonly Process[];
  readonly onRename: (process: Process) => void;
};

function Rows({ board, shown, onRename }: RowsProps) {
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  const byId = useMemo(() => new Map(shown.map((process) => [process.id, process])), [shown]);
  const rows = useRows(ids);
  const list = useRef<HTMLDivElement>(null);
  const focused = byId.get(rows.focusedId ?? '');
  const enabled = focused !== undefined;
  useKey('acceptSuggestion', () => focused && board.acceptSuggestion(focused), {
    enabled: focused?.suggestion != null,
  });
  useKey('edit', () => focused && onRename(focused), { enabled, label: 'Rename the process' });
  return (
    <div ref={list}>
      <RowList
        label="Processes"
        rows={rows}
        groups={[{ id: 'all', ids }]}
        columns={processColumns}
        tall
        onOpen={(id) => openRowPicker(list.current, id)}
        renderRow={(id) => {
          const process = byId.get(id);
          return process ? <ProcessRow board={board} process={process} onRename={onRename} /> : null;
        }}
      />
    </div>
  );
}
