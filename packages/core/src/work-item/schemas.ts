import { z } from 'zod';

import { dayInput } from '../clock/day-input.ts';
import { linkStates } from '../db/schema/links.ts';
import { ListPage } from '../mirror/page.ts';
import { plainText } from '../mirror/plain-text.ts';

const title = plainText(300).min(1, 'A work item needs a title.');
const year = z.int().min(2000).max(2099);
const estimateMinutes = z.int().min(0).max(600_000);

/** Input of `workItem.create`. */
export const CreateWorkItem = {
  clientId: z.guid(),
  processId: z.guid(),
  dueDate: dayInput,
  /** The process's name when absent. */
  title: title.optional(),
  /** The year the work is for, when the due date does not tell. */
  year: year.optional(),
  assignedTo: z.guid().optional(),
  estimateMinutes: estimateMinutes.optional(),
};

/** Input of `workItem.update`; what is absent stays. */
export const UpdateWorkItem = {
  workItemId: z.guid(),
  title: title.optional(),
  dueDate: dayInput.optional(),
  year: year.nullish(),
  /** Null: anybody's. */
  assignedTo: z.guid().nullish(),
  estimateMinutes: estimateMinutes.nullish(),
};

/** Input of `workItem.rollOver`. */
export const RollOverWorkItem = { workItemId: z.guid(), dueDate: dayInput };

/** Input of `workItem.list`. */
export const ListWorkItems = {
  ...ListPage,
  clientId: z.guid().optional(),
  processId: z.guid().optional(),
  linkState: z.enum(linkStates).optional(),
  /** Only the caller's own and nobody's. */
  mine: z.boolean().optional(),
};
