import { and, eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { AppError, notFound } from '../errors.ts';
import { hasRole, requireMember } from '../require-member.ts';

export type TimeEntryRow = typeof timeEntries.$inferSelect;

/**
 * The entry, locked until the transaction ends, if the member may change it: their own, or anybody's for an admin.
 *
 * @throws {AppError} `not_found`, or `not_allowed` for another person's entry
 */
export async function requireTimeEntry(ctx: ServiceContext, timeEntryId: string): Promise<TimeEntryRow> {
  const [entry] = await ctx.tx
    .select()
    .from(timeEntries)
    .where(and(eq(timeEntries.practiceId, ctx.practice.id), eq(timeEntries.id, timeEntryId)))
    .for('update');
  if (!entry) throw notFound('time entry');
  requireOwn(ctx, entry.staffId);
  return entry;
}

/** @throws {AppError} `not_allowed` when the time is another person's and the member is no admin */
export function requireOwn(ctx: ServiceContext, staffId: string): void {
  if (requireMember(ctx).staffId === staffId || hasRole(ctx, 'admin')) return;
  throw new AppError('not_allowed', 'time of another member', {
    userMessage: 'This is somebody else’s time. An admin can change it.',
  });
}
