import { KeyHint } from '../../components/key-hint.tsx';
import { StateChip } from '../../components/state-chip.tsx';
import { type DeliveryState, timeEntryLook } from '../../components/state-looks.ts';
import { counted } from '../../lib/format.ts';
import type { Week } from './use-week.ts';

import css from './week.module.css';

type WeekFootProps = { readonly week: Week; readonly onGo: (row: number, day: number) => void };

type Concern = {
  readonly states: readonly DeliveryState[];
  readonly words: (count: number) => string;
};

const concerns: readonly Concern[] = [
  { states: ['blocked', 'refused'], words: (count) => counted(count, 'needs you', 'need you') },
  { states: ['unlinked'], words: (count) => counted(count, 'has no job yet', 'have no job yet') },
  { states: ['uncertain'], words: (count) => counted(count, 'is being checked', 'are being checked') },
];

/** What of this week does not go by itself, each a way to its first cell; and the keys of the grid. */
export function WeekFoot({ week, onGo }: WeekFootProps) {
  return (
    <div className={css['below']}>
      {concerns.map((concern) => (
        <ConcernButton key={concern.states[0]} concern={concern} week={week} onGo={onGo} />
      ))}
      <span className={css['hints']}>
        <KeyHint name="open" label="edit" />
        <KeyHint name="note" label="note" />
        <KeyHint name="why" label="why" />
      </span>
    </div>
  );
}

function ConcernButton({ concern, week, onGo }: WeekFootProps & { readonly concern: Concern }) {
  const places = week.rows.flatMap((row, rowIndex) =>
    row.cells.flatMap((cell, dayIndex) =>
      cell.entries
        .filter(({ minutes, delivery }) => minutes !== null && concern.states.includes(delivery.state))
        .map((entry) => ({ rowIndex, dayIndex, entry })),
    ),
  );
  const [first] = places;
  if (!first) return null;
  const state = concern.states[0] ?? first.entry.delivery.state;
  const look = { ...timeEntryLook({ state, reason: null }), word: concern.words(places.length), quiet: true };
  return (
    <button type="button" className={css['concern']} onClick={() => onGo(first.rowIndex, first.dayIndex)}>
      <StateChip look={look} />
    </button>
  );
}
