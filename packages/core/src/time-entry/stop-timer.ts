import type { z } from 'zod';

import type { ServiceContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { requireMember } from '../require-member.ts';
import type { StopTimer } from './schemas.ts';
import { stopRunning } from './stop-running.ts';
import { type TimeEntryView, viewTimeEntry } from './view.ts';

/**
 * Stops the member's running timer: minutes are rounded after the practice's rule and delivery is planned in the
 * same transaction.
 *
 * @throws {AppError} `conflict` when no timer runs
 */
export async function stopTimer(
  ctx: ServiceContext,
  input: z.output<z.ZodObject<typeof StopTimer>>,
): Promise<TimeEntryView> {
  const stopped = await stopRunning(ctx, requireMember(ctx).staffId, input.note);
  if (!stopped) {
    throw new AppError('conflict', 'no timer runs', {
      userMessage: 'No timer is running. It may have been stopped elsewhere.',
    });
  }
  ctx.announce('timer');
  ctx.announce('timeEntry');
  return viewTimeEntry(ctx, stopped.id);
}
