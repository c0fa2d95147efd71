import { addDays, isDay } from './day.ts';

export type FinancialYear = {
  /** Calendar year in which the financial year ends. */
  readonly year: number;
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day, `YYYY-MM-DD`, still inside. */
  readonly to: string;
};

/** Tells whether a text is a day `MM-DD` on which a financial year can start; 29 February cannot. */
export function isFinancialYearStart(text: string): boolean {
  return isDay(`2023-${text}`);
}

/**
 * The financial year a calendar day lies in.
 *
 * @param day `YYYY-MM-DD`
 * @param start first day of every financial year, `MM-DD`
 * @throws {RangeError} if the day does not exist or the start does not exist in every year
 */
export function financialYear(day: string, start: string): FinancialYear {
  if (!isDay(day)) throw new RangeError(`not a calendar day: ${day}`);
  if (!isFinancialYearStart(start)) throw new RangeError(`not a start of a financial year: ${start}`);
  const calendarYear = Number(day.slice(0, 4));
  const startYear = day.slice(5) >= start ? calendarYear : calendarYear - 1;
  const from = `${startYear}-${start}`;
  const to = addDays(`${startYear + 1}-${start}`, -1);
  return { year: Number(to.slice(0, 4)), from, to };
}

/**
 * Names a financial year as its country does: AU "FY27", NZ "2027", UK "2026/27".
 *
 * @param year calendar year in which it ends
 * @param country `AU`, `NZ` or `UK`; where a year starts on 1 January, the UK form is "2027"
 * @param start first day of every financial year, `MM-DD`
 */
export function financialYearLabel(year: number, country: 'AU' | 'NZ' | 'UK', start: string): string {
  const shortYear = String(year % 100).padStart(2, '0');
  if (country === 'AU') return `FY${shortYear}`;
  if (country === 'NZ' || start === '01-01') return String(year);
  return `${year - 1}/${shortYear}`;
}
