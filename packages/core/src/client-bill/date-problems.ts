import { formatDay } from '../clock/format-day.ts';
import type { LedgerLocks, PreflightBill } from './preflight.ts';
import { blocking, type Problem } from './problem.ts';

/**
 * What speaks against the dates of a client bill: lock dates of the Xero organisation, and a due date before the date.
 *
 * Xero refuses a document dated on or before a lock date; the end-of-year lock stops everybody, the period lock
 * everybody but advisers.
 *
 * Source: Xero Accounting API, "Organisation", lock dates.
 */
export function dateProblems(bill: PreflightBill, locks: LedgerLocks): readonly Problem[] {
  return [lockProblem(bill, locks), dueProblem(bill)].filter((problem) => problem !== null);
}

function lockProblem({ billDate }: PreflightBill, locks: LedgerLocks): Problem | null {
  const { periodLockDate, endOfYearLockDate, mayPostInLockedPeriod } = locks;
  const fix = 'Change the date';
  if (endOfYearLockDate !== null && billDate <= endOfYearLockDate) {
    const sentence = `The client bill is dated ${dayIn(billDate, endOfYearLockDate)}; Xero’s year is closed to ${lockDay(billDate, endOfYearLockDate)}. Change the date or have Xero unlocked.`;
    return blocking('end_of_year_lock', { sentence, fix });
  }
  if (periodLockDate === null || billDate > periodLockDate || mayPostInLockedPeriod) return null;
  const sentence = `The client bill is dated ${dayIn(billDate, periodLockDate)}; Xero is locked to ${lockDay(billDate, periodLockDate)}. Change the date or have Xero unlocked.`;
  return blocking('locked_period', { sentence, fix });
}

function lockDay(billDate: string, lockDate: string): string {
  return billDate === lockDate ? 'that day' : dayIn(lockDate, billDate);
}

function dueProblem({ billDate, dueDate }: PreflightBill): Problem | null {
  if (dueDate >= billDate) return null;
  const sentence = `The due date ${dayIn(dueDate, billDate)} is before the date ${dayIn(billDate, dueDate)}. Choose a later due date.`;
  return blocking('due_before_date', { sentence, fix: 'Change the due date' });
}

/** Two days in one sentence name their years only when these differ. */
function dayIn(day: string, other: string): string {
  return formatDay(day, other);
}
