import { useRef } from 'react';

import { DurationInput } from '../../components/duration-input.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { timeEntryLook } from '../../components/state-looks.ts';
import { isWeekend, spokenDay } from '../../lib/days.ts';
import { duration, spokenDuration } from '../../lib/format.ts';
import { useNow, usePractice } from '../../lib/session.ts';
import type { WeekCell } from './week-rows.ts';

import css from './week.module.css';

type GridCellProps = {
  readonly cell: WeekCell;
  readonly column: number;
  /** "Advisory". */
  readonly title: string;
  readonly active: boolean;
  readonly edit: { readonly text: string | null } | null;
  /** Given to the active cell only: the list of its entries hangs from it. */
  readonly setListAnchor: ((element: HTMLElement | null) => void) | null;
  readonly onGo: (focus: boolean) => void;
  readonly onEdit: () => void;
  readonly onCancel: () => void;
  readonly onSave: (minutes: number, by: 'enter' | 'tab' | 'back_tab' | 'blur') => void;
  readonly onList: () => void;
};

/** The sum of one day of one row, with its state when it is not in XPM; a field while it is edited. */
export function GridCell(props: GridCellProps) {
  const { cell, column, title, active, edit, setListAnchor, onGo, onEdit, onCancel, onSave } = props;
  const { timeIncrementMinutes } = usePractice();
  const element = useRef<HTMLDivElement>(null);
  const what = `${title}, ${spokenDay(cell.day)}`;
  const several = cell.entries.length > 1;
  return (
    <div
      ref={(node) => {
        element.current = node;
        setListAnchor?.(node);
      }}
      role="gridcell"
      aria-colindex={column}
      aria-label={edit ? undefined : `${what}, ${spoken(cell)}`}
      tabIndex={active ? 0 : -1}
      data-active={active || undefined}
      data-weekend={isWeekend(cell.day) || undefined}
      data-note={cell.hasNote || undefined}
      data-several={several || undefined}
      className={css['cell']}
      onFocus={(event) => {
        if (!active && event.target === element.current) onGo(false);
      }}
      onClick={() => {
        if (!active) onGo(true);
      }}
      onDoubleClick={several ? props.onList : onEdit}
    >
      {edit ? (
        <DurationInput
          label={`Editing ${what}, ${spoken(cell)}`}
          minutes={cell.minutes}
          incrementMinutes={timeIncrementMinutes}
          onSave={onSave}
          onCancel={onCancel}
          autoFocus
          {...(edit.text === null ? {} : { initialText: edit.text })}
        />
      ) : (
        <CellValue cell={cell} />
      )}
    </div>
  );
}

function CellValue({ cell }: { readonly cell: WeekCell }) {
  const nowMs = useNow();
  const { telling, minutes, running } = cell;
  if (running) {
    const started = running.startedAt === null ? nowMs : Date.parse(running.startedAt);
    const sum = (minutes ?? 0) + Math.max(0, Math.floor((nowMs - started) / 60_000));
    return <span className={css['running']}>{duration(sum)}</span>;
  }
  if (minutes === null || telling === null) return null;
  const look = timeEntryLook(telling.delivery);
  return (
    <>
      {telling.delivery.state === 'delivered' ? null : (
        <StateChip look={look} sentence={telling.delivery.sentence} form="icon" />
      )}
      <span className={css['value']} aria-hidden="true">
        {duration(minutes)}
      </span>
    </>
  );
}

function spoken({ minutes, running, telling, hasNote }: WeekCell): string {
  const parts = [
    minutes === null ? (running ? null : 'empty') : spokenDuration(minutes),
    running ? 'running' : null,
    telling && !running ? timeEntryLook(telling.delivery).word : null,
    hasNote ? 'with a note' : null,
  ];
  return parts.filter(Boolean).join(', ');
}
