import { parseDuration } from '@throughline/core/time-entry/parse-duration';
import type { ClipboardEvent, KeyboardEvent } from 'react';

import { duration } from '../../lib/format.ts';
import { spellPress } from '../../lib/press.ts';
import { usePractice } from '../../lib/session.ts';
import { useUrlText } from '../../lib/url-filter.ts';
import { useRemoveEntries } from '../../lib/use-change-entry.ts';
import { useKey } from '../../lib/use-key.ts';
import { readGridKey } from './grid-state.ts';
import { useGridPlace } from './use-grid-place.ts';
import { useSaveCell } from './use-save-cell.ts';
import type { Week } from './use-week.ts';

/** Focus, editing and keys of the week's grid. */
export function useGrid(week: Week, openList: () => void) {
  const { timeIncrementMinutes } = usePractice();
  const { state, shape, take, setElement } = useGridPlace(week);
  const cell = week.rows[state.row]?.cells[state.day];
  const save = useSaveCell(openList);
  const removeEntries = useRemoveEntries();
  const [, setTraceId] = useUrlText('trace', { push: true });

  useKey('why', () => cell?.telling && setTraceId(cell.telling.id), { enabled: Boolean(cell?.telling) });
  useKey('note', openList, { enabled: Boolean(cell && cell.entries.length > 0) });

  const onKeyDown = (event: KeyboardEvent) => {
    // What floats over the grid keeps its own keys, although React hands them up to here.
    if (!(event.target instanceof Element) || event.target.closest('[popover], button')) return;
    const press = spellPress(event);
    if (press === null) return;
    if (state.edit) {
      // The field has saved and moved on already; the browser would move a second time.
      if (press.endsWith('Tab')) event.preventDefault();
      return;
    }
    const meant = readGridKey(press, state, shape);
    if (meant === null) return;
    event.preventDefault();
    if (meant === 'empty') removeEntries(cell?.entries.filter(({ minutes }) => minutes !== null) ?? []);
    else take(meant);
  };
  const onCopy = (event: ClipboardEvent) => {
    if (state.edit || !cell) return;
    event.clipboardData.setData('text/plain', duration(cell.minutes ?? 0));
    event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent) => {
    if (state.edit || !cell) return;
    event.preventDefault();
    for (const { row: below, day: after, minutes } of pastedCells(event, timeIncrementMinutes)) {
      const intoRow = week.rows[state.row + below];
      const into = intoRow?.cells[state.day + after];
      if (intoRow && into) save(intoRow, into, minutes);
    }
  };
  return { setElement, state, take, cell, save, onKeyDown, onCopy, onPaste };
}

export type Grid = ReturnType<typeof useGrid>;

/** What was copied as rows and columns, in minutes; what is empty or no duration is passed over. */
function pastedCells(event: ClipboardEvent, incrementMinutes: number) {
  const lines = event.clipboardData.getData('text/plain').trimEnd().split(/\r?\n/);
  return lines.flatMap((line, row) =>
    line.split('\t').flatMap((field, day) => {
      const parsed = parseDuration(field, { incrementMinutes });
      return field.trim() !== '' && parsed.ok ? [{ row, day, minutes: parsed.minutes }] : [];
    }),
  );
}
