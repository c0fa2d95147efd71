import { financialYear } from '../clock/financial-year.ts';
import type { JobCandidate, LinkCheck, LinkQuestion } from './link-decision.ts';
import { type YearLabel, yearLabels, yearLabelText } from './year-labels.ts';

export type YearVerdict = {
  /** `weak`: the label is only the earlier year of the other's two, as 2026 in 2026/27. */
  readonly fits: 'yes' | 'weak' | 'no';
  readonly checks: readonly LinkCheck[];
  /** What to say of the job's year when the job is not offered. */
  readonly jobYear: string;
};

/** The work item's year labels: the one a person gave, else those in its title. */
export function labelsOfQuestion(question: LinkQuestion): readonly YearLabel[] {
  return question.year === null ? yearLabels(question.title) : [{ from: question.year, to: question.year }];
}

/** Whether the due date lies from the job's start to its due date, both included. */
export function isInsideJob(dueDate: string, job: JobCandidate): boolean {
  return job.startDate !== null && job.dueDate !== null && job.startDate <= dueDate && dueDate <= job.dueDate;
}

/**
 * Whether a job is for the work item's year, on evidence only: labels on both sides decide alone; with a label on one
 * side, dates decide among jobs the label allows; without labels, dates decide.
 *
 * @throws {RangeError} if a date of the question or the job is no calendar day
 */
export function judgeYear(question: LinkQuestion, job: JobCandidate): YearVerdict {
  const asked = labelsOfQuestion(question);
  const carried = yearLabels(withoutOwnNumber(job));
  const jobYears = financialYearsOf(job, question.financialYearStart);
  const isInside = isInsideJob(question.dueDate, job);
  const jobYear = describeYear(carried, jobYears);
  const verdict = (by: LinkCheck, fits: YearVerdict['fits']): YearVerdict => ({
    fits,
    checks: isInside ? [by, 'due_date_inside'] : [by],
    jobYear,
  });
  if (asked.length > 0 && carried.length > 0) return verdict('year_by_name', matchLabels(asked, carried));

  const own = financialYear(question.dueDate, question.financialYearStart);
  const ownCalendarYears = [Number(own.from.slice(0, 4)), own.year];
  const namesAnotherYear = asked.length > 0 && !touches(asked, ownCalendarYears);
  const fits = namesAnotherYear
    ? asked.every((label) => jobYears.includes(label.to))
    : isAllowedBy(carried, ownCalendarYears) && (isInside || jobYears.includes(own.year));
  return verdict('year_by_dates', fits ? 'yes' : 'no');
}

function isAllowedBy(carried: readonly YearLabel[], years: readonly number[]): boolean {
  return carried.length === 0 || touches(carried, years);
}

function matchLabels(asked: readonly YearLabel[], carried: readonly YearLabel[]): 'yes' | 'weak' | 'no' {
  const best = asked.map((label) => {
    const matches = carried.map((other) => matchLabel(label, other));
    if (matches.includes('yes')) return 'yes';
    return matches.includes('weak') ? 'weak' : 'no';
  });
  if (best.includes('no')) return 'no';
  return best.includes('weak') ? 'weak' : 'yes';
}

function matchLabel(a: YearLabel, b: YearLabel): 'yes' | 'weak' | 'no' {
  if (a.from === b.from && a.to === b.to) return 'yes';
  const areBothSpans = a.from !== a.to && b.from !== b.to;
  if (areBothSpans) return 'no';
  if (a.to === b.to) return 'yes';
  return a.from === b.from ? 'weak' : 'no';
}

function touches(labels: readonly YearLabel[], years: readonly number[]): boolean {
  return labels.some((label) => years.includes(label.from) || years.includes(label.to));
}

function financialYearsOf(job: JobCandidate, start: string): readonly number[] {
  return [job.startDate, job.dueDate].flatMap((day) =>
    day === null ? [] : [financialYear(day, start).year],
  );
}

function withoutOwnNumber(job: JobCandidate): string {
  return /^\d*$/.test(job.xpmJobNumber) ? job.name : job.name.replaceAll(job.xpmJobNumber, ' ');
}

function describeYear(carried: readonly YearLabel[], jobYears: readonly number[]): string {
  if (carried.length > 0) return `year ${carried.map(yearLabelText).join(' and ')}`;
  if (jobYears.length > 0) return `financial year ${[...new Set(jobYears)].join(' to ')} by its dates`;
  return 'no year and no dates';
}
