import { addDays, weekOf } from '@throughline/core/clock/day';
import { formatDay } from '@throughline/core/clock/format-day';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const longMonth = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** `Wed`, of a day `YYYY-MM-DD`. */
export function weekdayName(day: string): string {
  return longWeekday(day).slice(0, 3);
}

/** `Wed 18 Nov`, where the day of the week matters. */
export function weekdayAndDay(day: string): string {
  return `${weekdayName(day)} ${formatDay(day, day)}`;
}

/** `Wed 18 Nov 2026`. */
export function fullDay(day: string): string {
  return `${weekdayName(day)} ${formatDay(day)}`;
}

/** "Wednesday 18 November 2026", for `aria-label`. */
export function spokenDay(day: string): string {
  const date = midnight(day);
  return `${longWeekday(day)} ${date.getUTCDate()} ${longMonth.format(date)} ${date.getUTCFullYear()}`;
}

/** Day of the month, 1 to 31. */
export function dayOfMonth(day: string): number {
  return midnight(day).getUTCDate();
}

/** The seven days of the week a day lies in, Monday first. */
export function daysOfWeek(day: string): readonly string[] {
  const monday = weekOf(day);
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

export function isWeekend(day: string): boolean {
  return ['Saturday', 'Sunday'].includes(longWeekday(day));
}

function longWeekday(day: string): string {
  return weekdays[midnight(day).getUTCDay()] ?? '';
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
