import { and, desc, eq, gte, lt } from 'drizzle-orm';
import { z } from 'zod';

import { isKeepable } from '../clean-text.ts';
import { clockTimeOn } from '../clock/clock-time.ts';
import { dayInput, instantInput } from '../clock/day-input.ts';
import { addDays, isDay } from '../clock/day.ts';
import type { ServiceContext } from '../context.ts';
import { auditEvents } from '../db/schema/audit-events.ts';

export const ListAudit = {
  subjectKind: z.string().max(60).refine(isKeepable).optional(),
  subjectId: z.string().max(100).refine(isKeepable).optional(),
  staffId: z.guid().optional(),
  /** Days of the practice, both included, or instants, `to` excluded. */
  from: z.union([dayInput, instantInput]).optional(),
  to: z.union([dayInput, instantInput]).optional(),
  limit: z.number().int().min(1).max(500).default(100),
};

export type AuditView = {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly actorKind: string;
  readonly staffId: string | null;
  readonly what: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** History, newest first: who, when, what, before and after. */
export async function listAudit(
  ctx: ServiceContext,
  input: z.output<z.ZodObject<typeof ListAudit>>,
): Promise<{ items: AuditView[]; nextCursor: string | null }> {
  const rows = await ctx.tx
    .select()
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.practiceId, ctx.practice.id),
        input.subjectKind ? eq(auditEvents.subjectKind, input.subjectKind) : undefined,
        input.subjectId ? eq(auditEvents.subjectId, input.subjectId) : undefined,
        input.staffId ? eq(auditEvents.staffId, input.staffId) : undefined,
        input.from ? gte(auditEvents.at, startOf(ctx, input.from)) : undefined,
        input.to ? lt(auditEvents.at, endOf(ctx, input.to)) : undefined,
      ),
    )
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(input.limit);
  const items = rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    who: row.actorName,
    actorKind: row.actorKind,
    staffId: row.staffId,
    what: row.verb,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    before: row.before,
    after: row.after,
  }));
  return { items, nextCursor: rows.length === input.limit ? (items.at(-1)?.at ?? null) : null };
}

function startOf(ctx: ServiceContext, from: string): Date {
  return isDay(from) ? clockTimeOn(from, '00:00', ctx.practice.timeZone) : new Date(from);
}

function endOf(ctx: ServiceContext, to: string): Date {
  return isDay(to) ? clockTimeOn(addDays(to, 1), '00:00', ctx.practice.timeZone) : new Date(to);
}
