import { z } from 'zod';

import { isKeepable } from '../clean-text.ts';

/** Whatever is left out stays as it is; values are judged by `update-practice`, in sentences. */
export const UpdatePractice = {
  name: z.string().refine(isKeepable, 'A character in this name cannot be kept.').optional(),
  country: z.enum(['AU', 'NZ', 'UK']).optional(),
  timeZone: z.string().optional(),
  financialYearStart: z.string().optional(),
  accountingBasis: z.enum(['accrual', 'cash']).optional(),
  timeIncrementMinutes: z.number().optional(),
  rounding: z.enum(['up', 'nearest', 'none']).optional(),
  autoLink: z.boolean().optional(),
  noteMarker: z.boolean().optional(),
};
