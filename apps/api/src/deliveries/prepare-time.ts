import type { TimeOperation } from '@throughline/core/time-entry/intend-time';
import {
  jobNumber,
  jobTaskUuid,
  type NewXpmTime,
  type PreparedRequest,
  prepareTimeAdd,
  prepareTimeRemove,
  prepareTimeUpdate,
  staffUuid,
  timeUuid,
} from '@throughline/xpm-client';
import { z } from 'zod';

/** The request for an operation on an entry: the same operation always gives the same bytes. */
export function prepareTime({ op, desired, target }: TimeOperation): PreparedRequest {
  if (op === 'delete') return prepareTimeRemove(timeUuid(need(target)));
  const entry = need(desired);
  const time: NewXpmTime = {
    job: jobNumber(entry.xpmJobNumber),
    task: jobTaskUuid(entry.xpmJobTaskUuid),
    staff: staffUuid(entry.xpmStaffUuid),
    date: entry.workDate,
    minutes: entry.minutes,
    note: entry.note,
  };
  return op === 'add' ? prepareTimeAdd(time) : prepareTimeUpdate(timeUuid(need(target)), time);
}

const storedRequest = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']),
  path: z.string(),
  body: z.string().nullable(),
});

/** The request as the intent holds it. */
export function readRequest(text: string): PreparedRequest {
  return storedRequest.parse(JSON.parse(text));
}

/** The day an entry was sent for, which may have been changed here since; null for a removal. */
export function sentDay(text: string): string | null {
  const [, year, month, day] = /<Date>(\d{4})(\d{2})(\d{2})<\/Date>/.exec(readRequest(text).body ?? '') ?? [];
  return year === undefined ? null : `${year}-${month}-${day}`;
}

function need<T>(value: T | null): T {
  if (value === null) throw new RangeError('the operation lacks what it needs');
  return value;
}
