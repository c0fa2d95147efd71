import { addDays, weekOf } from '@throughline/core/clock/day';
import { financialYear } from '@throughline/core/clock/financial-year';
import { monthNames } from '@throughline/core/clock/month-names';

/** What the titles and due dates of the demo's work follow from. Days are `YYYY-MM-DD`. */
export type WorkCalendar = {
  readonly today: string;
  /** Calendar year in which today's financial year began, by which the jobs are named. */
  readonly year: number;
  /** This month, as `November 2026`. */
  readonly month: string;
  /** The last month of the GST quarter that is due next, and the day its return is due. */
  readonly quarter: { readonly lastMonth: string; readonly dueDate: string };
};

export function workCalendar(today: string, financialYearStart: string): WorkCalendar {
  const { year } = financialYear(today, financialYearStart);
  return { today, year: year - 1, month: monthOf(today), quarter: quarterDueNext(today) };
}

/** The day itself, or the Monday after a weekend. */
export function workingDay(day: string): string {
  return isWeekend(day) ? addDays(weekOf(day), 7) : day;
}

/** The day itself, or the Friday before a weekend. */
export function workingDayBefore(day: string): string {
  return isWeekend(day) ? addDays(weekOf(day), 4) : day;
}

export function isWeekend(day: string): boolean {
  return addDays(weekOf(day), 5) <= day;
}

/** `YYYY-MM` so many months on. */
export function addMonths(day: string, count: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Quarters end in March, June, September and December; a return is due on the 28th of the month after. */
function quarterDueNext(today: string): WorkCalendar['quarter'] {
  const afterQuarter = [0, 1, 2, 3]
    .map((count) => addMonths(today, count))
    .find((month) => Number(month.slice(5)) % 3 === 1 && `${month}-28` >= today);
  if (afterQuarter === undefined) throw new RangeError(`no quarter after ${today}`);
  return { lastMonth: monthOf(addMonths(afterQuarter, -1)), dueDate: `${afterQuarter}-28` };
}

function monthOf(day: string): string {
  return `${monthNames[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`;
}
