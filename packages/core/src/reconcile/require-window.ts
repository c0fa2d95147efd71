import { daysBetween } from '../clock/day.ts';
import type { ServiceContext } from '../context.ts';
import { AppError } from '../errors.ts';

const daysMax = 92;

/**
 * Whether these days may be compared at once.
 *
 * @returns the practice's id
 * @throws {AppError} `invalid_input` when they are the wrong way round or more than a quarter
 */
export function requireWindow(
  ctx: ServiceContext,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  const days = daysBetween(from, to);
  if (days < 0 || days > daysMax) {
    throw new AppError('invalid_input', `${from} to ${to} is no window`, {
      userMessage:
        days < 0 ? 'The first day is after the last one.' : 'Choose a quarter or less to compare at once.',
    });
  }
  return ctx.practice.id;
}
