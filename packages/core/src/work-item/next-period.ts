import { financialYear } from '../clock/financial-year.ts';
import { yearLabels } from '../link/year-labels.ts';

export type Period = { readonly dueDate: string; readonly year: number | null; readonly title: string };

/**
 * The year label of a work item that is carried over to another due date: moved by as many financial years as the due
 * date moves. A year only written in the title counts as its label, so that the title of last year does not decide.
 *
 * @param start first day of the financial year, `MM-DD`
 * @returns null when neither a person nor the title ever named a year
 */
export function rolledOverYear(
  { dueDate, year, title }: Period,
  newDueDate: string,
  start: string,
): number | null {
  const years = financialYear(newDueDate, start).year - financialYear(dueDate, start).year;
  const label = year ?? yearLabels(title).at(-1)?.to ?? null;
  if (label === null) return null;
  return years === 0 ? year : label + years;
}
