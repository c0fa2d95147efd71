import { z } from 'zod';

import { dayInput } from '../clock/day-input.ts';
import { settlements } from './difference.ts';

export const RunSweep = { kind: z.enum(['time', 'bills']), from: dayInput, to: dayInput };

const reasonInput = z.string().trim().min(1, 'Say why, in a few words.').max(500);

export const ReconcileDays = { from: dayInput, to: dayInput };
export const SettleTime = {
  /** The day the difference stands on. */
  workDate: dayInput,
  fingerprint: z.string().length(64),
  choice: z.enum(settlements),
  reason: reasonInput,
};
export const AcceptBill = { ...ReconcileDays, fingerprint: z.string().length(64), reason: reasonInput };
