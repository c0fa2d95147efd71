import { addDays, isDay } from '@throughline/core/clock/day';
import { formatDay } from '@throughline/core/clock/format-day';

/** `YYYY-MM` */
export type Month = string;

const longName = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** The months a list offers, this one first. */
export function latestMonths(today: string, count: number): readonly Month[] {
  const months = [today.slice(0, 7)];
  while (months.length < count) {
    const last = months.at(-1) ?? '';
    months.push(addDays(`${last}-01`, -1).slice(0, 7));
  }
  return months;
}

/** A month out of an address; null for anything else. */
export function readMonth(text: string | null): Month | null {
  return text !== null && /^\d{4}-\d{2}$/.test(text) && isDay(`${text}-01`) ? text : null;
}

/** First and last day of a month, both included. */
export function daysOfMonth(month: Month): { readonly from: string; readonly to: string } {
  const next = addDays(`${month}-01`, 31).slice(0, 7);
  return { from: `${month}-01`, to: addDays(`${next}-01`, -1) };
}

/** `Nov 2026` */
export function shortMonth(month: Month): string {
  return formatDay(`${month}-01`).slice(2);
}

/** `November`, for sentences. */
export function monthInWords(month: Month, today: string): string {
  const name = longName.format(new Date(`${month}-01T00:00:00Z`));
  return month.slice(0, 4) === today.slice(0, 4) ? name : `${name} ${month.slice(0, 4)}`;
}
