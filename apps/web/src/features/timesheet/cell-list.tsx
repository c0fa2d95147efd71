import { ActionIcon, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';

import { DurationInput } from '../../components/duration-input.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { timeEntryLook } from '../../components/state-looks.ts';
import { tip } from '../../components/tip.ts';
import { clockTime } from '../../lib/instants.ts';
import { usePractice } from '../../lib/session.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { type TimeEntry, useChangeEntry, useRemoveEntries } from '../../lib/use-change-entry.ts';
import { NoteField } from './note-field.tsx';
import type { WeekCell } from './week-rows.ts';

import css from './entries.module.css';

type CellListProps = { readonly cell: WeekCell; readonly onDone: () => void };

/** The entries of one cell, each with its own duration, note and state. */
export function CellList({ cell, onDone }: CellListProps) {
  const several = cell.entries.length > 1;
  return (
    <div className={css['cell-list']}>
      {cell.entries.map((entry, index) => (
        <CellEntry key={entry.id} entry={entry} first={index === 0} several={several} onDone={onDone} />
      ))}
    </div>
  );
}

type CellEntryProps = {
  readonly entry: TimeEntry;
  readonly first: boolean;
  readonly several: boolean;
  readonly onDone: () => void;
};

function CellEntry({ entry, first, several, onDone }: CellEntryProps) {
  const { timeZone, timeIncrementMinutes } = usePractice();
  const [, setTraceId] = useUrlText('trace', { push: true });
  const change = useChangeEntry();
  const remove = useRemoveEntries();
  const from = entry.startedAt === null ? 'no times' : `from ${clockTime(entry.startedAt, timeZone)}`;
  const save = (minutes: number) => {
    if (minutes === 0) remove([entry]);
    else if (minutes !== entry.minutes) change(entry.id, { minutes });
  };
  return (
    <div className={css['cell-entry']}>
      <div className={css['cell-line']}>
        <span className="tl-dimmed">{from}</span>
        <StateChip look={timeEntryLook(entry.delivery)} sentence={entry.delivery.sentence} />
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            onDone();
            setTraceId(entry.id);
          }}
        >
          Why
        </Button>
        <ActionIcon
          className={css['bin']}
          aria-label="Remove this entry"
          onClick={() => {
            onDone();
            remove([entry]);
          }}
          {...tip('Remove')}
        >
          <IconTrash size={15} stroke={1.7} />
        </ActionIcon>
      </div>
      <div className={css['cell-fields']}>
        {entry.minutes === null ? (
          <span className="tl-dimmed">running</span>
        ) : (
          <DurationInput
            label={`Duration, ${from}`}
            minutes={entry.minutes}
            incrementMinutes={timeIncrementMinutes}
            onSave={save}
            onCancel={onDone}
            autoFocus={first && several}
          />
        )}
        <NoteField
          entry={entry}
          autoFocus={first && !several}
          onSave={(note) => change(entry.id, { note })}
          onDone={onDone}
        />
      </div>
    </div>
  );
}
