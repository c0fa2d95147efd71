import { z } from 'zod';

import { cleanText } from '../clean-text.ts';
import { dayInput } from '../clock/day-input.ts';
import { settlements } from './difference.ts';

export const RunSweep = { kind: z.enum(['time', 'bills']), from: dayInput, to: dayInput };

const reasonInput = z.string().trim().min(1, 'Say why, in a few words.').max(500).transform(cleanText);

export const ReconcileDays = {
  from: dayInput,
  to: dayInput,
  /** Whether to list what is equal too. */
  equal: z.boolean().default(false),
};
export const SettleTime = {
  /** The day the difference stands on. */
  workDate: dayInput,
  fingerprint: z.string().length(64),
  choice: z.enum(settlements),
  reason: reasonInput,
};
export const AcceptBill = {
  from: dayInput,
  to: dayInput,
  fingerprint: z.string().length(64),
  /** `reopen` takes an explanation back. */
  choice: z.enum(['accept', 'reopen']).default('accept'),
  reason: reasonInput,
};
