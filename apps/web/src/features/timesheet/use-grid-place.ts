import { useEffect, useRef, useState } from 'react';

import { isWeekend } from '../../lib/days.ts';
import { useToday } from '../../lib/session.ts';
import { type GridAction, type GridShape, type GridState, gridStart, gridStep } from './grid-state.ts';
import type { Week } from './use-week.ts';
import { dayTotals } from './week-rows.ts';

type Held = GridState & {
  /** The row it is about, wherever that stands after others came or went. */
  readonly rowId: string | null;
};

/** Where a person is in the week's grid, and the focus that follows. Give `setElement` to the grid. */
export function useGridPlace(week: Week) {
  const today = useToday();
  const grid = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);
  const shape = shapeOf(week);
  const latest = useRef({ shape, rows: week.rows });
  useEffect(() => {
    latest.current = { shape, rows: week.rows };
  });
  const [held, setHeld] = useState<Held>({
    ...gridStart,
    day: Math.max(0, week.days.indexOf(today)),
    rowId: null,
  });
  const state = placed(held, week.rows);

  /** `focus` false leaves the document's focus where it is. */
  const take = (action: GridAction, focus = true) => {
    wantsFocus.current = focus;
    setHeld((old) => {
      const { rows, shape: now } = latest.current;
      const next = gridStep(placed(old, rows), action, now);
      return { ...next, rowId: rows[next.row]?.id ?? null };
    });
  };
  useEffect(() => {
    if (!wantsFocus.current || held.edit) return;
    wantsFocus.current = false;
    grid.current?.querySelector<HTMLElement>('[data-active]')?.focus();
  }, [held, week.rows.length]);

  const setElement = (element: HTMLDivElement | null) => {
    grid.current = element;
  };
  return { state, shape, take, setElement };
}

function placed({ rowId, ...state }: Held, rows: Week['rows']): GridState {
  const found = rows.findIndex(({ id }) => id === rowId);
  return { ...state, row: found === -1 ? Math.max(0, Math.min(state.row, rows.length - 1)) : found };
}

function shapeOf({ rows, days }: Week): GridShape {
  const totals = dayTotals(rows, days);
  const skippedDays = days.flatMap((day, index) => (isWeekend(day) && totals[index] === 0 ? [index] : []));
  return { rows: rows.length, skippedDays };
}
