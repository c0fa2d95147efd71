import type { TimeEntry } from '../../lib/use-change-entry.ts';

/** What stands on one line of a day: an entry, a gap between two, or the time two share. Instants are ISO. */
export type DayLine =
  | { readonly kind: 'entry'; readonly id: string; readonly entry: TimeEntry }
  | {
      readonly kind: 'gap';
      readonly id: string;
      readonly from: string;
      readonly to: string;
      readonly minutes: number;
    }
  | {
      readonly kind: 'overlap';
      readonly id: string;
      /** Ends after the next one began. */
      readonly former: TimeEntry;
      readonly minutes: number;
    };

const gapFromMinutes = 10;

/**
 * A day's entries in order of their times, those without clock times last, with gaps over ten minutes and overlaps
 * between them.
 */
export function dayLines(entries: readonly TimeEntry[]): readonly DayLine[] {
  const timed = entries
    .filter(({ startedAt }) => startedAt !== null)
    .toSorted((a, b) => (a.startedAt ?? '').localeCompare(b.startedAt ?? ''));
  const untimed = entries.filter(({ startedAt }) => startedAt === null);
  const lines = timed.flatMap((entry, index) => {
    const former = timed[index - 1];
    return [...(former ? between(former, entry) : []), lineOf(entry)];
  });
  return [...lines, ...untimed.map(lineOf)];
}

function between(former: TimeEntry, next: TimeEntry): readonly DayLine[] {
  if (former.stoppedAt === null || next.startedAt === null) return [];
  const minutes = Math.floor((Date.parse(next.startedAt) - Date.parse(former.stoppedAt)) / 60_000);
  if (minutes > gapFromMinutes)
    return [{ kind: 'gap', id: `gap ${next.id}`, from: former.stoppedAt, to: next.startedAt, minutes }];
  return minutes < 0 ? [{ kind: 'overlap', id: `overlap ${next.id}`, former, minutes: -minutes }] : [];
}

function lineOf(entry: TimeEntry): DayLine {
  return { kind: 'entry', id: entry.id, entry };
}
