import { Picker } from '../../components/picker.tsx';
import { latestMonths, shortMonth } from '../../lib/months.ts';
import { useToday } from '../../lib/session.ts';

import css from './bills.module.css';

type MonthPickerProps = {
  /** As it stands in the address; null for what is open together with this month. */
  readonly chosen: string | null;
  readonly onChoose: (chosen: string | null) => void;
};

const shownMonths = 18;
export const allMonths = 'all';
const open = 'open';

/** By the date of the client bills. What is not in Xero yet is shown whatever its month, unless a month is chosen. */
export function MonthPicker({ chosen, onChoose }: MonthPickerProps) {
  const today = useToday();
  const months = latestMonths(today, shownMonths).map((id) => ({ id, label: shortMonth(id) }));
  const options = [
    { id: open, label: `Open + ${shortMonth(today.slice(0, 7))}` },
    { id: allMonths, label: 'All months' },
    ...months,
  ];
  return (
    <div className={css['month']}>
      <Picker
        label="Month"
        placeholder="Month"
        value={chosen ?? open}
        options={options}
        onChoose={(id) => onChoose(id === open ? null : id)}
      />
    </div>
  );
}
