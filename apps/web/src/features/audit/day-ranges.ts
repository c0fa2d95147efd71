import { addDays } from '@throughline/core/clock/day';

import { weekdayAndDay } from '../../lib/days.ts';

/** Days of the practice, both included; null is open. */
export type DayRange = { readonly from: string | null; readonly to: string | null };

export type NamedRange = DayRange & { readonly id: string; readonly label: string };

/** The ranges one asks for most, as they lie today. */
export function namedRanges(today: string): readonly NamedRange[] {
  const yesterday = addDays(today, -1);
  return [
    { id: 'all', label: 'All days', from: null, to: null },
    { id: 'today', label: 'Today', from: today, to: today },
    { id: 'yesterday', label: 'Yesterday', from: yesterday, to: yesterday },
    { id: 'week', label: 'Last 7 days', from: addDays(today, -6), to: today },
    { id: 'month', label: 'Last 30 days', from: addDays(today, -29), to: today },
  ];
}

/** "Mon 16 Nov to Wed 18 Nov", "since Mon 16 Nov". */
export function rangeWords({ from, to }: DayRange): string {
  if (from === null) return to === null ? 'All days' : `Until ${weekdayAndDay(to)}`;
  if (to === null) return `Since ${weekdayAndDay(from)}`;
  return from === to ? weekdayAndDay(from) : `${weekdayAndDay(from)} to ${weekdayAndDay(to)}`;
}
