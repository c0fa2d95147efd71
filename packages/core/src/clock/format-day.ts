import { isDay } from './day.ts';
import { monthNames } from './month-names.ts';

/**
 * Writes a calendar day for people: `18 Nov 2026`, and `18 Nov` inside the year of `today`.
 *
 * @param day `YYYY-MM-DD`
 * @param today `YYYY-MM-DD`; left out, the year is always written
 * @throws {RangeError} if `day` is no calendar day
 */
export function formatDay(day: string, today?: string): string {
  if (!isDay(day)) throw new RangeError(`not a calendar day: ${day}`);
  const month = monthNames[Number(day.slice(5, 7)) - 1]?.slice(0, 3) ?? '';
  const text = `${Number(day.slice(8))} ${month}`;
  const year = day.slice(0, 4);
  return today?.slice(0, 4) === year ? text : `${text} ${year}`;
}
