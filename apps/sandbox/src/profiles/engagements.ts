import { addDays, addMonths } from '../world/calendar.ts';
import type { ClientKind } from './client-names.ts';
import type { DefinitionKey } from './practice-lists.ts';

/** One job to be made for a client. */
export interface Engagement {
  readonly name: string;
  readonly category: string;
  readonly startDate: string;
  readonly dueDate: string;
  readonly tasks: readonly EngagementTask[];
  /** Calendar year in which its financial year begins. */
  readonly year: number;
}

export interface EngagementTask {
  readonly key: DefinitionKey;
  readonly label: string;
  readonly estimatedMinutes: number;
}

const task = (key: DefinitionKey, estimatedMinutes: number, label = ''): EngagementTask => ({
  key,
  label,
  estimatedMinutes,
});

/** The yearly jobs of a client: accounts and tax for entities, a tax return for people. */
export function yearlyEngagements(kind: ClientKind, index: number, year: number): Engagement[] {
  const span = { startDate: `${year}-04-01`, dueDate: `${year + 1}-03-31`, year };
  if (kind === 'individual') {
    const tasks = [task('tax', 90), task('review', 15)];
    return [{ ...span, name: `Tax return ${year}`, category: 'Compliance', tasks }];
  }
  const reviews =
    index % 6 === 0
      ? [task('review', 60, 'First review'), task('review', 30, 'Partner review')]
      : [task('review', 90)];
  const main: Engagement = {
    ...span,
    name: `Annual accounts ${year}`,
    category: 'Compliance',
    tasks: [task('accounts', 480), task('tax', 120), ...reviews],
  };
  return [main, ...extras(index, span)];
}

interface Span {
  readonly startDate: string;
  readonly dueDate: string;
  readonly year: number;
}

function extras(index: number, span: Span): Engagement[] {
  const { year } = span;
  const advisory = { ...span, category: 'Advisory' };
  switch (index) {
    case 0:
      return [
        { ...advisory, name: `Advisory ${year}`, tasks: [task('advisory', 300), task('meeting', 60)] },
        { ...advisory, name: `Refinancing advice ${year}`, tasks: [task('advisory', 240)] },
      ];
    case 1:
      return [{ ...advisory, name: `FBT return ${year}`, category: 'Compliance', tasks: [task('fbt', 60)] }];
    case 2:
      return [
        {
          ...advisory,
          name: 'Xero clean-up',
          category: 'Advisory',
          tasks: [task('cleanUp', 240), task('bookkeeping', 120)],
        },
      ];
    case 3:
      return [
        {
          ...span,
          name: `Provisional tax ${year}`,
          category: 'Compliance',
          tasks: [task('provisional', 45)],
        },
      ];
    case 4:
      return [
        {
          ...span,
          name: `Audit ${year}`,
          category: 'Compliance',
          tasks: [task('audit', 1800), task('review', 120)],
        },
      ];
    case 5:
      return [{ ...advisory, name: `Company set-up ${year}`, tasks: [task('setUp', 180)] }];
    default:
      return [];
  }
}

/** A payroll job for each month of a financial year, with start and due in that month. */
export function monthlyPayroll(year: number): Engagement[] {
  return Array.from({ length: 12 }, (_, month) => {
    const startDate = addMonths(`${year}-04-01`, month);
    return {
      name: `Payroll ${monthName(startDate)}`,
      category: 'Payroll',
      startDate,
      dueDate: addDays(addMonths(startDate, 1), -1),
      tasks: [task('payroll', 90)],
      year,
    };
  });
}

/** A GST job for each quarter of a financial year, due on the 28th of the month after it. */
export function quarterlyGst(year: number): Engagement[] {
  return Array.from({ length: 4 }, (_, quarter) => {
    const startDate = addMonths(`${year}-04-01`, quarter * 3);
    return {
      name: `GST return ${monthName(addMonths(startDate, 2))}`,
      category: 'GST',
      startDate,
      dueDate: addDays(addMonths(startDate, 3), 27),
      tasks: quarter % 2 === 0 ? [task('gst', 60)] : [task('gst', 60), task('activity', 30)],
      year,
    };
  });
}

const monthAndYear = new Intl.DateTimeFormat('en-NZ', { timeZone: 'UTC', month: 'long', year: 'numeric' });

function monthName(day: string): string {
  return monthAndYear.format(new Date(`${day}T00:00:00Z`));
}
