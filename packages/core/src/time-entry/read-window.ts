import { addDays } from '../clock/day.ts';

/** The days one read has to cover so that each of these work dates is well inside. @throws {RangeError} for none */
export function readWindow(workDates: readonly string[]): { readonly from: string; readonly to: string } {
  const sorted = workDates.toSorted();
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('no day to read');
  return { from: addDays(first, -2), to: addDays(last, 2) };
}
