import { and, eq, isNull } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { requireMember } from '../require-member.ts';
import { type TimeEntryView, viewTimeEntries } from './view.ts';

/** The member's running timer, or null. */
export async function currentTimer(ctx: ServiceContext): Promise<TimeEntryView | null> {
  const { staffId } = requireMember(ctx);
  const running = and(
    eq(timeEntries.staffId, staffId),
    isNull(timeEntries.minutes),
    isNull(timeEntries.removedAt),
  );
  const [entry] = await viewTimeEntries(ctx, running);
  return entry ?? null;
}
