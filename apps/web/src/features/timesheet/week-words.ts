import { addDays } from '@throughline/core/clock/day';
import { formatDay } from '@throughline/core/clock/format-day';

/** "16–22 Nov 2026", "30 Nov – 6 Dec 2026": the week that begins on a Monday. */
export function weekWords(monday: string): string {
  const sunday = addDays(monday, 6);
  if (monday.slice(0, 7) === sunday.slice(0, 7)) return `${Number(monday.slice(8))}–${formatDay(sunday)}`;
  return `${formatDay(monday, sunday)} – ${formatDay(sunday)}`;
}
