import { dayOfMonth, isWeekend, spokenDay, weekdayName } from '../../lib/days.ts';
import { counted } from '../../lib/format.ts';
import { useToday } from '../../lib/session.ts';

import css from './week.module.css';

type GridHeadProps = { readonly days: readonly string[]; readonly rowCount: number };

/** The days of the week above the grid; today in iris. */
export function GridHead({ days, rowCount }: GridHeadProps) {
  const today = useToday();
  return (
    <div role="row" aria-rowindex={1} className={css['head']}>
      <div role="columnheader" className={css['corner']}>
        {counted(rowCount, 'row', 'rows')}
      </div>
      {days.map((day) => (
        <div
          key={day}
          role="columnheader"
          className={css['day-head']}
          data-weekend={isWeekend(day) || undefined}
          data-today={day === today || undefined}
          aria-label={spokenDay(day)}
        >
          <b className="num">{dayOfMonth(day)}</b>
          <span>{weekdayName(day)}</span>
        </div>
      ))}
      <div role="columnheader" className={css['corner']} data-week="true">
        Week
      </div>
    </div>
  );
}
