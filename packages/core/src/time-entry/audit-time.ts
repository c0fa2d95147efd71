import type { TimeEntryRow } from './require-time-entry.ts';

/** The fields of an entry that history keeps. */
export function auditedTime(entry: TimeEntryRow) {
  return {
    staffId: entry.staffId,
    workItemId: entry.workItemId,
    workDate: entry.workDate,
    startedAt: entry.startedAt?.toISOString() ?? null,
    stoppedAt: entry.stoppedAt?.toISOString() ?? null,
    minutes: entry.minutes,
    note: entry.note,
    removed: entry.removedAt !== null,
  };
}
