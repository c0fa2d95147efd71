import { formatDay } from '@throughline/core/clock/format-day';

import { fullDay, spokenDay, weekdayAndDay } from '../lib/days.ts';

type DayTextProps = {
  /** `YYYY-MM-DD` in the practice's zone. */
  readonly value: string;
  readonly today: string;
  readonly withWeekday?: boolean;
};

/** `18 Nov`, or `Wed 18 Nov` where the day of the week matters; the whole date on hover and for ears. */
export function DayText({ value, today, withWeekday = false }: DayTextProps) {
  const shown = withWeekday ? weekdayAndDay(value) : formatDay(value, today);
  return (
    <time dateTime={value} data-tip={fullDay(value)} style={{ whiteSpace: 'nowrap' }}>
      <span aria-hidden="true">{shown}</span>
      <span className="tl-hidden-text">{spokenDay(value)}</span>
    </time>
  );
}
