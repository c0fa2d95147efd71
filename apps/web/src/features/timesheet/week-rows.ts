import type { DeliveryState } from '../../components/state-looks.ts';
import type { TimeEntry } from '../../lib/use-change-entry.ts';
import { type WorkChoice, choiceOfEntry } from '../../lib/work-choice.ts';

/** One day of one row: that day's entries for the work. */
export type WeekCell = {
  readonly day: string;
  readonly entries: readonly TimeEntry[];
  /** Whole minutes of the stopped entries; null for an empty cell. */
  readonly minutes: number | null;
  readonly running: TimeEntry | null;
  readonly hasNote: boolean;
  /** The entry that most needs a look; null for an empty cell. */
  readonly telling: TimeEntry | null;
};

export type WeekRow = {
  /** Work item id, or `none` for time without work. */
  readonly id: string;
  readonly work: WorkChoice | null;
  readonly cells: readonly WeekCell[];
  readonly minutes: number;
};

export const withoutWork = 'none';

const urgency: readonly DeliveryState[] = [
  'delivered',
  'queued',
  'sending',
  'unlinked',
  'uncertain',
  'refused',
  'blocked',
];

/**
 * The rows of a week: those added by hand first, in their order, then work with time by title and client, time without
 * work last.
 *
 * @param added rows to show although they may have no time yet
 * @param days the seven days, Monday first
 */
export function weekRows(
  entries: readonly TimeEntry[],
  added: readonly WorkChoice[],
  days: readonly string[],
): readonly WeekRow[] {
  const works = new Map<string, WorkChoice | null>(added.map((work) => [work.workItemId, work]));
  const worked = entries
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
    .map((entry) => [entry.workItemId ?? withoutWork, choiceOfEntry(entry)] as const);
  for (const [id, work] of worked) if (id !== withoutWork) works.set(id, work);
  if (worked.some(([id]) => id === withoutWork)) works.set(withoutWork, null);
  return [...works].map(([id, work]) => rowOf(id, work, { entries, days }));
}

/** Whole minutes of each day, stopped entries only. */
export function dayTotals(rows: readonly WeekRow[], days: readonly string[]): readonly number[] {
  return days.map((_day, index) => rows.reduce((sum, row) => sum + (row.cells[index]?.minutes ?? 0), 0));
}

/** Work of another week that has no row here yet; time without work makes no row. */
export function missingRows(former: readonly TimeEntry[], rows: readonly WeekRow[]): readonly WorkChoice[] {
  const missing = new Map<string, WorkChoice>();
  for (const entry of former.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))) {
    const work = choiceOfEntry(entry);
    if (work && !rows.some(({ id }) => id === work.workItemId)) missing.set(work.workItemId, work);
  }
  return [...missing.values()];
}

function rowOf(
  id: string,
  work: WorkChoice | null,
  { entries, days }: { readonly entries: readonly TimeEntry[]; readonly days: readonly string[] },
): WeekRow {
  const own = entries.filter((entry) => (entry.workItemId ?? withoutWork) === id);
  const cells = days.map((day) =>
    cellOf(
      day,
      own.filter(({ workDate }) => workDate === day),
    ),
  );
  return { id, work, cells, minutes: cells.reduce((sum, cell) => sum + (cell.minutes ?? 0), 0) };
}

function cellOf(day: string, entries: readonly TimeEntry[]): WeekCell {
  const stopped = entries.filter(({ minutes }) => minutes !== null);
  return {
    day,
    entries,
    minutes: stopped.length === 0 ? null : stopped.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    running: entries.find(({ minutes }) => minutes === null) ?? null,
    hasNote: entries.some(({ note, workItemId }) => note !== '' && workItemId !== null),
    telling: stopped.toSorted((a, b) => urgencyOf(b) - urgencyOf(a))[0] ?? entries[0] ?? null,
  };
}

function urgencyOf({ delivery }: TimeEntry): number {
  return urgency.indexOf(delivery.state);
}

function nameOf({ workTitle, clientName }: TimeEntry): string {
  return `${workTitle ?? ''} ${clientName ?? ''}`;
}
