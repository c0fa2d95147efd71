import { financialYear, financialYearLabel } from '../clock/financial-year.ts';
import { practiceDay } from '../clock/practice-day.ts';
import type { Practice, ServiceContext } from '../context.ts';

export type CurrentPractice = Pick<
  Practice,
  | 'id'
  | 'name'
  | 'country'
  | 'timeZone'
  | 'financialYearStart'
  | 'accountingBasis'
  | 'timeIncrementMinutes'
  | 'rounding'
  | 'autoLink'
  | 'noteMarker'
> & {
  /** Today's financial year, named as the country does. */
  readonly financialYearLabel: string;
};

/** The practice acted in and its settings. */
export function currentPractice({ practice, now }: ServiceContext): Promise<CurrentPractice> {
  return Promise.resolve(describePractice(practice, now));
}

/** Settings of a practice as people see them, at an instant. */
export function describePractice(practice: Practice, now: Date): CurrentPractice {
  const { id, name, country, timeZone, financialYearStart, accountingBasis } = practice;
  const { timeIncrementMinutes, rounding, autoLink, noteMarker } = practice;
  const { year } = financialYear(practiceDay(now, timeZone), financialYearStart);
  return {
    id,
    name,
    country,
    timeZone,
    financialYearStart,
    accountingBasis,
    timeIncrementMinutes,
    rounding,
    autoLink,
    noteMarker,
    financialYearLabel: financialYearLabel(year, country, financialYearStart),
  };
}
