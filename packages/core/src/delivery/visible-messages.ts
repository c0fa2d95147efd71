import { and, eq, exists, or, type SQL, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { hasRole, requireMember } from '../require-member.ts';

/**
 * The messages this member may see: time of everybody for admins, one's own for others; client bills for accounts
 * and admins.
 */
export function visibleMessages(ctx: ServiceContext): SQL | undefined {
  const inPractice = eq(outboxMessages.practiceId, ctx.practice.id);
  if (hasRole(ctx, 'admin')) return inPractice;
  const ownTime = exists(
    ctx.tx
      .select({ one: sql`1` })
      .from(timeEntries)
      .where(
        and(
          eq(timeEntries.practiceId, outboxMessages.practiceId),
          eq(timeEntries.id, outboxMessages.subjectId),
          eq(timeEntries.staffId, requireMember(ctx).staffId),
        ),
      ),
  );
  const bills = hasRole(ctx, 'accounts') ? eq(outboxMessages.kind, 'client_bill.push') : undefined;
  return and(inPractice, or(and(eq(outboxMessages.kind, 'time_entry.push'), ownTime), bills));
}
