import { formatDay } from '@throughline/core/clock/format-day';

import { fullDay } from './days.ts';

// The browser's own Intl instead of the domain's clock, which would bring a date library of 20 kB.
const formats = new Map<string, Intl.DateTimeFormat>();

/** `09:41` in the practice's time zone, from an ISO instant. */
export function clockTime(instant: string, timeZone: string): string {
  return formatFor(timeZone, 'time').format(new Date(instant));
}

/** `09:41:07`, for receipts. */
export function clockTimeWithSeconds(instant: string, timeZone: string): string {
  return formatFor(timeZone, 'seconds').format(new Date(instant));
}

/** The practice's day (`YYYY-MM-DD`) an instant falls on. */
export function dayOfInstant(instant: string | Date, timeZone: string): string {
  return formatFor(timeZone, 'day').format(new Date(instant));
}

/** `09:41` today, else `18 Nov 09:41`; `now` decides what today is. */
export function when(instant: string, timeZone: string, now: Date): string {
  const today = dayOfInstant(now, timeZone);
  const on = dayOfInstant(instant, timeZone);
  const time = clockTime(instant, timeZone);
  return on === today ? time : `${formatDay(on, today)} ${time}`;
}

/** `Wed 18 Nov 2026 09:41:07`, the exact moment for a tooltip. */
export function exactMoment(instant: string, timeZone: string): string {
  return `${fullDay(dayOfInstant(instant, timeZone))} ${clockTimeWithSeconds(instant, timeZone)}`;
}

/** "4 min ago" inside the hour, else as `when`. */
export function ago(instant: string, timeZone: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(instant)) / 60_000);
  if (minutes < 1) return 'just now';
  return minutes < 60 ? `${minutes} min ago` : when(instant, timeZone, now);
}

/** "Good morning", by the practice's clock. */
export function greeting(now: Date, timeZone: string): string {
  const hour = Number(clockTime(now.toISOString(), timeZone).slice(0, 2));
  if (hour < 12) return 'Good morning';
  return hour < 18 ? 'Good afternoon' : 'Good evening';
}

function formatFor(timeZone: string, shape: 'time' | 'seconds' | 'day'): Intl.DateTimeFormat {
  const key = `${shape} ${timeZone}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(shape === 'day' ? 'en-CA' : 'en-GB', { timeZone, ...options[shape] });
  formats.set(key, made);
  return made;
}

const options = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  day: { year: 'numeric', month: '2-digit', day: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
