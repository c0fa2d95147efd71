import { dayOfInstant } from '../../lib/instants.ts';

export type DayGroup<Event> = { readonly day: string; readonly events: readonly Event[] };

/** Events, latest first, by the practice's day they fell on. */
export function byDay<Event extends { readonly at: string }>(
  events: readonly Event[],
  timeZone: string,
): readonly DayGroup<Event>[] {
  const days = new Map<string, Event[]>();
  for (const event of events) {
    const day = dayOfInstant(event.at, timeZone);
    const group = days.get(day);
    if (group) group.push(event);
    else days.set(day, [event]);
  }
  return [...days].map(([day, group]) => ({ day, events: group }));
}
