import { addDays, weekOf } from '@throughline/core/clock/day';
import { financialYear } from '@throughline/core/clock/financial-year';

import { isWeekend } from './work-calendar.ts';

/** One stretch of work; `start` is a clock time, `work` counts through the member's linked work items. */
export type PlannedTime = {
  readonly start: string;
  readonly minutes: number;
  readonly work: number;
  readonly note: string;
};

const stretches = {
  mei: [
    ['08:36', 102, 'Workpapers'],
    ['10:30', 84, ''],
    ['13:06', 150, ''],
    ['09:00', 168, 'Queries to the client'],
    ['13:00', 126, ''],
    ['15:18', 66, ''],
  ],
  tom: [
    ['09:12', 90, ''],
    ['13:30', 72, 'Call with the client'],
    ['14:00', 54, ''],
  ],
} as const;

const perDay = { mei: [3, 3, 2], tom: [2, 1, 2] } as const;

/** What a member worked on the so-manieth working day; no two stretches of a day overlap. */
export function plannedTime(who: keyof typeof stretches, dayIndex: number): readonly PlannedTime[] {
  const all = stretches[who];
  const halfDay = who === 'mei' && dayIndex % 2 === 1 ? 3 : 0;
  const count = perDay[who][dayIndex % 3] ?? 0;
  return all.slice(halfDay, halfDay + count).map(([start, minutes, note], index) => ({
    start,
    minutes,
    note,
    work: dayIndex * 2 + index,
  }));
}

/**
 * The working days from the Monday of last week to today, of this financial year only: before it the practice is
 * locked.
 *
 * @returns one day at least
 */
export function workDays(today: string, financialYearStart: string): readonly string[] {
  const monday = addDays(weekOf(today), -7);
  const { from } = financialYear(today, financialYearStart);
  const days = Array.from({ length: 14 }, (_, count) => addDays(monday, count)).filter(
    (day) => day >= from && day <= today && !isWeekend(day),
  );
  return days.length > 0 ? days : [today];
}
