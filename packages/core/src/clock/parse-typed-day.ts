import { addDays, isDay, weekOf } from './day.ts';
import { monthNames } from './month-names.ts';

export type ParsedDay =
  | { readonly ok: true; readonly day: string }
  | { readonly ok: false; readonly sentence: string };

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const nearDays: Readonly<Record<string, number>> = { today: 0, yesterday: -1, tomorrow: 1 };
const dayInNumbers = /^(\d{1,2})(?:[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?)?$/;
const dayWithMonthName = /^(\d{1,2})\s*([a-z]{3,})\.?(?:\s*(\d{4}|\d{2}))?$/;
const notUnderstood = refuse('That is not a day. Try 18/11, 18 nov, fri or today.');

/**
 * Reads a day as people type it, day before month in every country: `18`, `18/11`, `18/11/26`, `18 nov`, `today`,
 * `yesterday`, `tomorrow`, `fri`, `-1`, `+7` and `2026-11-18`.
 *
 * What is left out comes from `today`: the month, the year, and for a weekday the week from Monday to Sunday.
 *
 * @param today the practice's day, `YYYY-MM-DD`
 * @returns the day `YYYY-MM-DD`, or the sentence to show under the field
 */
export function parseTypedDay(text: string, today: string): ParsedDay {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(/[–−]/g, '-');
  if (isDay(typed)) return { ok: true, day: typed };
  const distance = distanceFromToday(typed, today);
  if (distance !== null) return { ok: true, day: addDays(distance.from, distance.days) };

  return readWrittenDay(typed, today);
}

function readWrittenDay(typed: string, today: string): ParsedDay {
  const [year = '', month = ''] = today.split('-');
  const numbers = dayInNumbers.exec(typed);
  if (numbers) return dayFrom(numbers[1], Number(numbers[2] ?? month), numbers[3] ?? year);
  const named = dayWithMonthName.exec(typed);
  const namedMonth = monthNames.findIndex((name) => name.toLowerCase().startsWith(named?.[2] ?? '?')) + 1;
  return named && namedMonth > 0 ? dayFrom(named[1], namedMonth, named[3] ?? year) : notUnderstood;
}

function distanceFromToday(typed: string, today: string): { from: string; days: number } | null {
  if (/^[+-]\d{1,3}$/.test(typed)) return { from: today, days: Number(typed) };
  const near = nearDays[typed];
  if (near !== undefined) return { from: today, days: near };
  const weekday = typed.length >= 3 ? weekdays.findIndex((name) => name.startsWith(typed)) : -1;
  return weekday >= 0 ? { from: weekOf(today), days: weekday } : null;
}

function dayFrom(dayText: string | undefined, month: number, yearText: string): ParsedDay {
  const monthName = monthNames[month - 1];
  if (!monthName) return refuse(`There is no month ${month}. Write the day first, as 18/11.`);
  const year = yearText.length === 2 ? `20${yearText}` : yearText;
  const day = `${year}-${String(month).padStart(2, '0')}-${(dayText ?? '').padStart(2, '0')}`;
  return isDay(day) ? { ok: true, day } : refuse(`${monthName} ${year} has no day ${Number(dayText)}.`);
}

function refuse(sentence: string): ParsedDay {
  return { ok: false, sentence };
}
