const dayMinutes = 24 * 60;
const clockRange = /^(\d{1,2})(?::(\d{2}))?(am|pm)?-(\d{1,2})(?::(\d{2}))?(am|pm)?$/;

export type ClockRange =
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'refused'; readonly sentence: string };

/**
 * Reads "from–to" clock times as minutes: `9-10:30`, `1pm-2:15pm`, `11-1`.
 *
 * A bare hour from 1 to 12 may be morning or afternoon; the shortest stretch wins, so `11-1` is two hours and `9-5`
 * eight. A stretch may cross midnight only when it is at most twelve hours long.
 *
 * @param text lower case, without spaces, with `-` between the times
 * @returns null when the text is no pair of clock times at all
 */
export function parseClockRange(text: string): ClockRange | null {
  const match = clockRange.exec(text);
  if (!match) return null;
  const from = possibleMinutes(match[1], match[2], match[3]);
  const to = possibleMinutes(match[4], match[5], match[6]);
  if (from === 'minutes' || to === 'minutes') return refuse('Minutes go to 59.');
  if (from === 'hours' || to === 'hours') return refuse('Hours of the day go to 24.');
  if (from.join() === to.join()) return refuse('The start and the end are the same.');
  const spans = from.flatMap((start) => to.map((end) => spanBetween(start, end)));
  const shortest = Math.min(...spans);
  if (!Number.isFinite(shortest)) return refuse('The end is before the start.');
  return { kind: 'minutes', minutes: shortest };
}

function spanBetween(start: number, end: number): number {
  if (end > start) return end - start;
  const overMidnight = end + dayMinutes - start;
  return overMidnight <= dayMinutes / 2 ? overMidnight : Infinity;
}

function possibleMinutes(
  hourText: string | undefined,
  minuteText: string | undefined,
  half: string | undefined,
): readonly number[] | 'hours' | 'minutes' {
  const hour = Number(hourText);
  const minute = Number(minuteText ?? 0);
  if (minute > 59) return 'minutes';
  if (hour < 1 || hour > 12) return half === undefined ? twentyFourHour(hour, minute) : 'hours';
  const morning = (hour % 12) * 60 + minute;
  const afternoon = morning + dayMinutes / 2;
  if (half === undefined) return [morning, afternoon];
  return [half === 'am' ? morning : afternoon];
}

function twentyFourHour(hour: number, minute: number): readonly number[] | 'hours' {
  const minutes = hour * 60 + minute;
  return minutes > dayMinutes ? 'hours' : [minutes];
}

function refuse(sentence: string): ClockRange {
  return { kind: 'refused', sentence };
}
