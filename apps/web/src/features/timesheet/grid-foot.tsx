import { IconPlus } from '@tabler/icons-react';

import { DurationText } from '../../components/duration-text.tsx';
import type { Floating } from '../../components/floating.tsx';
import { tip } from '../../components/tip.ts';
import { isWeekend } from '../../lib/days.ts';
import { dayLengthMinutes } from '../../lib/preferences.ts';
import { useStore } from '../../lib/store.ts';
import type { Week } from './use-week.ts';
import { dayTotals } from './week-rows.ts';

import css from './week.module.css';

type GridFootProps = { readonly week: Week; readonly adding: Floating };

/** A row more, and the sums of the days with how full they are. */
export function GridFoot({ week, adding }: GridFootProps) {
  const { id, setAnchor } = adding;
  const wanted = useStore(dayLengthMinutes);
  const totals = dayTotals(week.rows, week.days);
  return (
    <div role="row" aria-rowindex={week.rows.length + 2} className={css['foot']}>
      <div role="rowheader" className={css['add']}>
        <button type="button" ref={setAnchor} popoverTarget={id} {...tip('Add a row', 'addRow')}>
          <IconPlus size={15} stroke={1.7} aria-hidden="true" /> Add row
        </button>
      </div>
      {week.days.map((day, index) => {
        const minutes = totals[index] ?? 0;
        return (
          <div key={day} role="gridcell" className={css['total']} data-empty={minutes === 0 || undefined}>
            <DurationText minutes={minutes} />
            <i className={css['bar']} data-weekend={isWeekend(day) || undefined} aria-hidden="true">
              <i style={{ width: `${Math.min(100, (minutes / wanted) * 100)}%` }} />
            </i>
          </div>
        );
      })}
      <div role="gridcell" className={css['total']} data-week="true">
        <DurationText minutes={totals.reduce((sum, minutes) => sum + minutes, 0)} />
      </div>
    </div>
  );
}
