import { useCurrentPracticeId } from '../../lib/practice.ts';
import { useStore } from '../../lib/store.ts';
import { type TimeEntry, useRemoveEntries } from '../../lib/use-change-entry.ts';
import type { WorkChoice } from '../../lib/work-choice.ts';
import { addedRows, weekKey, withRows, withoutRow } from './added-rows.ts';
import { type WeekRow, weekRows } from './week-rows.ts';

export type Week = {
  /** Seven days, Monday first. */
  readonly days: readonly string[];
  readonly rows: readonly WeekRow[];
  /** How many of them were added by hand; these come first. */
  readonly addedCount: number;
  readonly addRows: (works: readonly WorkChoice[]) => void;
  /** Takes the row away, and its entries with it. */
  readonly removeRow: (row: WeekRow) => void;
};

const noRows: readonly WorkChoice[] = [];

/** A week's rows: work with time in it, and the rows a person added. */
export function useWeek(entries: readonly TimeEntry[], days: readonly string[]): Week {
  const practiceId = useCurrentPracticeId() ?? '';
  const removeEntries = useRemoveEntries();
  const key = weekKey(practiceId, days[0] ?? '');
  const added = useStore(addedRows)[key] ?? noRows;
  return {
    days,
    rows: weekRows(entries, added, days),
    addedCount: added.length,
    addRows: (works) => addedRows.set(withRows(addedRows.get(), key, works)),
    removeRow: (row) => {
      addedRows.set(withoutRow(addedRows.get(), key, row.id));
      removeEntries(row.cells.flatMap((cell) => cell.entries));
    },
  };
}
