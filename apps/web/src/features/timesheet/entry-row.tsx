import { ActionMenu } from '../../components/action-menu.tsx';
import { DurationInput } from '../../components/duration-input.tsx';
import { DurationText } from '../../components/duration-text.tsx';
import { Cell } from '../../components/row-list.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { timeEntryLook } from '../../components/state-looks.ts';
import { useNow, usePractice } from '../../lib/session.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { type TimeEntry, useChangeEntry, useRemoveEntries } from '../../lib/use-change-entry.ts';
import { useStartTimer, useStopTimer } from '../../lib/use-timer.ts';
import type { EntryField } from './editing.ts';
import { actualMinutes, timesOf } from './entry-times.ts';
import { NoteField } from './note-field.tsx';
import { WorkCell } from './work-cell.tsx';

import css from './day.module.css';

export const entryColumns = '104px 84px minmax(0, 1.3fr) 132px minmax(0, 1fr) 28px';

type EntryRowProps = {
  readonly entry: TimeEntry;
  readonly field: EntryField | null;
  /** Which field is edited next; null for none. */
  readonly onEdit: (field: EntryField | null) => void;
};

/** One entry: times, duration, work, state, note; each edited where it stands. `Tab` walks duration, note, work. */
export function EntryRow({ entry, field, onEdit }: EntryRowProps) {
  const { timeZone } = usePractice();
  const change = useChangeEntry();
  return (
    <>
      <Cell num>
        <span className={css['times']}>{timesOf(entry, timeZone)}</span>
      </Cell>
      <div
        role="gridcell"
        className={css['minutes']}
        onKeyDown={(event) => {
          // The field has moved on to the note; the browser would move a second time.
          if (event.key === 'Tab' && !event.shiftKey && field === 'minutes') event.preventDefault();
        }}
      >
        <Minutes entry={entry} editing={field === 'minutes'} onEdit={onEdit} />
      </div>
      <WorkCell entry={entry} editing={field === 'work'} onEdit={onEdit} />
      <Cell>
        {entry.minutes === null ? (
          <span className={css['running']}>running</span>
        ) : (
          <StateChip look={timeEntryLook(entry.delivery)} sentence={entry.delivery.sentence} />
        )}
      </Cell>
      <div role="gridcell" className={css['note']}>
        {field === 'note' ? (
          <NoteField
            entry={entry}
            autoFocus
            onSave={(note) => change(entry.id, { note })}
            onDone={() => onEdit(null)}
            onTab={() => onEdit('work')}
          />
        ) : (
          <button type="button" tabIndex={-1} className={css['in-place']} onClick={() => onEdit('note')}>
            {entry.note === '' ? <span className={css['nothing']}>note…</span> : entry.note}
          </button>
        )}
      </div>
      <Cell>
        <EntryMenu entry={entry} onEdit={onEdit} />
      </Cell>
    </>
  );
}

type MinutesProps = Pick<EntryRowProps, 'entry' | 'onEdit'> & { readonly editing: boolean };

function Minutes({ entry, editing, onEdit }: MinutesProps) {
  const nowMs = useNow();
  const { timeIncrementMinutes } = usePractice();
  const change = useChangeEntry();
  const remove = useRemoveEntries();
  const { minutes } = entry;
  if (minutes === null) {
    const startMs = entry.startedAt === null ? nowMs : Date.parse(entry.startedAt);
    return (
      <span className={css['running']}>
        <DurationText minutes={Math.max(0, Math.floor((nowMs - startMs) / 60_000))} />
      </span>
    );
  }
  if (editing) {
    return (
      <DurationInput
        label={`Duration of ${entry.workTitle ?? 'time without work'}`}
        minutes={minutes}
        incrementMinutes={timeIncrementMinutes}
        autoFocus
        onCancel={() => onEdit(null)}
        onSave={(next, by) => {
          if (next === 0) remove([entry]);
          else if (next !== minutes) change(entry.id, { minutes: next });
          onEdit(by === 'tab' ? 'note' : null);
        }}
      />
    );
  }
  const actual = actualMinutes(entry);
  return (
    <button type="button" tabIndex={-1} className={css['in-place']} onClick={() => onEdit('minutes')}>
      <DurationText minutes={minutes} strong />
      {actual === null || actual === minutes ? null : (
        <small>
          <DurationText minutes={actual} /> actual
        </small>
      )}
    </button>
  );
}

function EntryMenu({ entry, onEdit }: Pick<EntryRowProps, 'entry' | 'onEdit'>) {
  const [, setTraceId] = useUrlText('trace', { push: true });
  const remove = useRemoveEntries();
  const start = useStartTimer();
  const stop = useStopTimer();
  const { workItemId, note } = entry;
  const isRunning = entry.minutes === null;
  return (
    <ActionMenu
      label={`More for ${entry.workTitle ?? 'time without work'}`}
      actions={[
        { label: 'Why', keyName: 'why', onSelect: () => setTraceId(entry.id) },
        isRunning
          ? { label: 'Stop', keyName: 'stopTimer', onSelect: () => stop.mutate({}) }
          : { label: 'Go on', onSelect: () => start.mutate(workItemId === null ? { note } : { workItemId }) },
        { label: 'Change work…', keyName: 'edit', onSelect: () => onEdit('work') },
        { label: 'Remove', keyName: 'remove', danger: true, onSelect: () => remove([entry]) },
      ]}
    />
  );
}
