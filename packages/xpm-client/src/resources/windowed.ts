import type { ListOf } from '../codec/list-of.ts';
import { dateWindows, type DateRange } from '../date-windows.ts';
import type { Call } from '../transport/call.ts';
import { get, type Query } from '../transport/prepared-request.ts';

/** A list that XPM gives for less than a year at a time. */
export type WindowedList<T> = ListOf<T> & { path: string; query?: Query; key: (row: T) => string };

/**
 * The rows of a range, window by window, one call each; a row that two windows give is given once.
 * @throws {XpmError}
 * @throws {RangeError} not calendar dates, or an end before its start
 */
export async function* windowedRows<T>(
  call: Call,
  range: DateRange,
  list: WindowedList<T>,
): AsyncGenerator<T, void> {
  const windows = dateWindows(range);
  const seen = new Set<string>();
  for (const window of windows) {
    for await (const row of call.rows(get(list.path, { ...window, ...list.query }), list)) {
      if (windows.length > 1) {
        const key = list.key(row);
        if (seen.has(key)) continue;
        seen.add(key);
      }
      yield row;
    }
  }
}
