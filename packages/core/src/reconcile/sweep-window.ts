import { addDays } from '../clock/day.ts';
import { practiceDay } from '../clock/practice-day.ts';

const daysBack = 35;
const daysAhead = 7;

/** The days the nightly sweep covers: what is still likely to be changed, in one call. */
export function nightlyWindow(now: Date, timeZone: string): { readonly from: string; readonly to: string } {
  const today = practiceDay(now, timeZone);
  return { from: addDays(today, -daysBack), to: addDays(today, daysAhead) };
}
