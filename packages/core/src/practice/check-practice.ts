import { isFinancialYearStart } from '../clock/financial-year.ts';
import { isTimeZone } from '../clock/time-zone.ts';
import type { Practice } from '../context.ts';
import { AppError } from '../errors.ts';

type Settings = Pick<Practice, 'name' | 'timeZone' | 'financialYearStart' | 'timeIncrementMinutes'>;

const checks: readonly [keyof Settings, (settings: Settings) => boolean, string][] = [
  [
    'name',
    ({ name }) => name.trim().length > 0 && name.length <= 120,
    'A practice has a name of up to 120 characters.',
  ],
  [
    'timeZone',
    ({ timeZone }) => isTimeZone(timeZone),
    'This is not a time zone. Choose one such as Pacific/Auckland.',
  ],
  [
    'financialYearStart',
    ({ financialYearStart }) => isFinancialYearStart(financialYearStart),
    'A financial year starts on a day that every year has, such as 04-01.',
  ],
  [
    'timeIncrementMinutes',
    ({ timeIncrementMinutes: minutes }) => Number.isInteger(minutes) && minutes >= 1 && minutes <= 60,
    'A charging unit is a whole number of minutes from 1 to 60.',
  ],
];

/** Refuses settings no practice can work with, in a sentence. @throws {AppError} `invalid_input` with `details.field` */
export function checkPractice(settings: Settings): void {
  for (const [field, isFine, userMessage] of checks) {
    if (!isFine(settings)) {
      throw new AppError('invalid_input', `practice ${field} refused`, { userMessage, details: { field } });
    }
  }
}
