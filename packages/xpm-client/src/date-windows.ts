import { compactDate, dateOfDay, dayNumber } from './codec/dates.ts';

/** Calendar days, `YYYY-MM-DD`, both inclusive. */
export type DateRange = { from: string; to: string };

/** XPM wants less than one year; the contract's safe span. */
const WINDOW_DAYS = 360;

/**
 * Splits a range into consecutive windows XPM accepts, oldest first, as `YYYYMMDD` query values.
 * @throws {RangeError} not calendar dates, or an end before its start
 */
export function dateWindows({ from, to }: DateRange): DateRange[] {
  const last = dayNumber(to);
  if (last < dayNumber(from)) throw new RangeError('The range ends before it starts');
  const windows: DateRange[] = [];
  for (let first = dayNumber(from); first <= last; first += WINDOW_DAYS) {
    const end = Math.min(first + WINDOW_DAYS - 1, last);
    windows.push({ from: compactDate(dateOfDay(first)), to: compactDate(dateOfDay(end)) });
  }
  return windows;
}
