import { Picker } from '../../components/picker.tsx';
import { type Month, latestMonths, shortMonth } from '../../lib/months.ts';
import { useToday } from '../../lib/session.ts';

import css from './reconcile.module.css';

type MonthChoiceProps = { readonly month: Month; readonly onChoose: (month: Month) => void };

const shownMonths = 18;

/** By the day of the time, or the date of the client bill. */
export function MonthChoice({ month, onChoose }: MonthChoiceProps) {
  const options = latestMonths(useToday(), shownMonths).map((id) => ({ id, label: shortMonth(id) }));
  return (
    <div className={css['month']}>
      <Picker label="Month" placeholder="Month" value={month} options={options} onChoose={onChoose} />
    </div>
  );
}
