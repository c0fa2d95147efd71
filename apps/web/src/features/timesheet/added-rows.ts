import { createStoredStore } from '../../lib/store.ts';
import type { WorkChoice } from '../../lib/work-choice.ts';

type RowsByWeek = Readonly<Record<string, readonly WorkChoice[]>>;

const weeksKept = 12;

/** Rows added to a week by hand, in their order, kept in this browser under practice and Monday. */
export const addedRows = createStoredStore<RowsByWeek>('week-rows', readRows);

/** The key of a practice's week. */
export function weekKey(practiceId: string, monday: string): string {
  return `${monday} ${practiceId}`;
}

/** The rows with some more at the end, none twice; only the latest weeks are kept. */
export function withRows(all: RowsByWeek, key: string, works: readonly WorkChoice[]): RowsByWeek {
  const present = all[key] ?? [];
  const more = works.filter(
    (work, index) =>
      ![...present, ...works.slice(0, index)].some(({ workItemId }) => workItemId === work.workItemId),
  );
  const next = Object.entries({ ...all, [key]: [...present, ...more] });
  return Object.fromEntries(next.toSorted(([a], [b]) => a.localeCompare(b)).slice(-weeksKept));
}

export function withoutRow(all: RowsByWeek, key: string, workItemId: string): RowsByWeek {
  return { ...all, [key]: (all[key] ?? []).filter((work) => work.workItemId !== workItemId) };
}

/** Reads what was stored; what is no row is left out. */
export function readRows(stored: unknown): RowsByWeek {
  if (!isRecord(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([key, works]) =>
      Array.isArray(works) ? [[key, works.flatMap((work: unknown) => (isWork(work) ? [work] : []))]] : [],
    ),
  );
}

function isWork(value: unknown): value is WorkChoice {
  return (
    isRecord(value) &&
    ['workItemId', 'title', 'clientId', 'clientName'].every((name) => typeof value[name] === 'string') &&
    (value['xpmJobNumber'] === null || typeof value['xpmJobNumber'] === 'string')
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
