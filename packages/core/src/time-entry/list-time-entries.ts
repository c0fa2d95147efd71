import { and, between, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';

import { daysBetween } from '../clock/day.ts';
import type { ServiceContext } from '../context.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { AppError } from '../errors.ts';
import { requireMember } from '../require-member.ts';
import { requireOwn } from './require-time-entry.ts';
import type { ListTimeEntries } from './schemas.ts';
import { type TimeEntryView, viewTimeEntries } from './view.ts';

const daysMax = 366;

/**
 * A person's entries from one day to another, both included; the caller's own when nobody is named.
 *
 * @throws {AppError} `invalid_input` for more than a year, `not_allowed` for another person unless admin
 */
export async function listTimeEntries(
  ctx: ServiceContext,
  input: z.output<z.ZodObject<typeof ListTimeEntries>>,
): Promise<TimeEntryView[]> {
  const staffId = input.staffId ?? requireMember(ctx).staffId;
  requireOwn(ctx, staffId);
  const days = daysBetween(input.from, input.to);
  if (days < 0 || days >= daysMax) {
    throw new AppError('invalid_input', `${days} days asked for`, {
      userMessage: 'Choose at most a year, its first day before its last.',
    });
  }
  return viewTimeEntries(
    ctx,
    and(
      eq(timeEntries.staffId, staffId),
      between(timeEntries.workDate, input.from, input.to),
      isNull(timeEntries.removedAt),
    ),
  );
}
