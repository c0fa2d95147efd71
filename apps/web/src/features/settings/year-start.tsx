import { NativeSelect } from '@mantine/core';

import { usePractice } from '../../lib/session.ts';
import { Setting } from './setting.tsx';
import { useSavePractice } from './use-save-practice.ts';

import css from './settings.module.css';

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const months = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1).padStart(2, '0'),
  label: monthName.format(new Date(Date.UTC(2001, index, 1))),
}));

/** The first day of the financial year, as a day every year has. */
export function YearStart() {
  const { financialYearStart, financialYearLabel } = usePractice();
  const year = useSavePractice();
  const [month = '04', day = '01'] = financialYearStart.split('-');
  const length = new Date(Date.UTC(2001, Number(month), 0)).getUTCDate();
  const days = Array.from({ length }, (_, index) => String(index + 1).padStart(2, '0'));
  const save = (nextMonth: string, nextDay: string) => {
    const last = new Date(Date.UTC(2001, Number(nextMonth), 0)).getUTCDate();
    const kept = String(Math.min(Number(nextDay), last)).padStart(2, '0');
    year.save({ financialYearStart: `${nextMonth}-${kept}` });
  };
  return (
    <Setting label="Financial year begins" state={year} hint={`Today lies in ${financialYearLabel}.`}>
      {({ describedBy }) => (
        <div className={css['row']}>
          <NativeSelect
            aria-label="Day the financial year begins"
            aria-describedby={describedBy}
            w={80}
            value={day}
            data={days.map((value) => ({ value, label: String(Number(value)) }))}
            onChange={(event) => save(month, event.currentTarget.value)}
          />
          <NativeSelect
            aria-label="Month the financial year begins"
            w={150}
            value={month}
            data={months}
            onChange={(event) => save(event.currentTarget.value, day)}
          />
        </div>
      )}
    </Setting>
  );
}
