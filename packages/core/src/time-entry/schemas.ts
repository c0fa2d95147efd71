import { z } from 'zod';

import { cleanText } from '../clean-text.ts';
import { dayInput, instantInput } from '../clock/day-input.ts';

const minutes = z.number().int().min(0).max(1440);
const note = z.string().max(4000).transform(cleanText);

export const StartTimer = { workItemId: z.guid().optional(), note: note.optional() };
export const StopTimer = { note: note.optional() };
export const CreateTimeEntry = {
  /** Made by the caller, so that a screen can show the entry before the answer; ours when absent. */
  id: z.guid().optional(),
  workItemId: z.guid().nullish(),
  workDate: dayInput,
  minutes,
  note: note.optional(),
  /** Whose time it is; the caller's own when absent. Another person's needs the role `admin`. */
  staffId: z.guid().optional(),
  startedAt: instantInput.optional(),
};
export const UpdateTimeEntry = {
  timeEntryId: z.guid(),
  minutes: minutes.optional(),
  workDate: dayInput.optional(),
  note: note.optional(),
  workItemId: z.guid().nullish(),
};
export const OneTimeEntry = { timeEntryId: z.guid() };
export const ListTimeEntries = { from: dayInput, to: dayInput, staffId: z.guid().optional() };
