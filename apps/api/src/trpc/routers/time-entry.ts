import { createTimeEntry } from '@throughline/core/time-entry/create-time-entry';
import { listTimeEntries } from '@throughline/core/time-entry/list-time-entries';
import { removeTimeEntry, restoreTimeEntry } from '@throughline/core/time-entry/remove-time-entry';
import {
  CreateTimeEntry,
  ListTimeEntries,
  OneTimeEntry,
  UpdateTimeEntry,
} from '@throughline/core/time-entry/schemas';
import { traceTimeEntry } from '@throughline/core/time-entry/trace-time-entry';
import { updateTimeEntry } from '@throughline/core/time-entry/update-time-entry';

import { checkTimeEntry } from '../../check/check-time-entry.ts';
import { mutation, query, remoteMutation, router } from '../procedures.ts';

export const timeEntryRouter = router({
  list: query(ListTimeEntries, listTimeEntries),
  create: mutation(CreateTimeEntry, createTimeEntry),
  update: mutation(UpdateTimeEntry, updateTimeEntry),
  remove: mutation(OneTimeEntry, removeTimeEntry),
  restore: mutation(OneTimeEntry, restoreTimeEntry),
  trace: query(OneTimeEntry, traceTimeEntry),
  check: remoteMutation(OneTimeEntry, checkTimeEntry),
});
