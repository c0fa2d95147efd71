import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { links } from '../db/schema/links.ts';
import { requireMember } from '../require-member.ts';
import { replanTimeEntries } from '../time-entry/replan.ts';
import type { Link } from './load-subjects.ts';

export type StaffLink = Pick<Link, 'state' | 'reason' | 'xpmJobNumber' | 'xpmJobTaskUuid' | 'details'>;

/** The work item's link, locked, or null. */
export async function lockLink(ctx: ServiceContext, workItemId: string): Promise<Link | null> {
  const [link] = await ctx.tx
    .select()
    .from(links)
    .where(and(eq(links.practiceId, ctx.practice.id), eq(links.workItemId, workItemId)))
    .for('update');
  return link ?? null;
}

/** Writes what a person decided about a work item's link; rules leave it alone from then on. */
export async function writeStaffLink(
  ctx: ServiceContext,
  before: { readonly workItemId: string; readonly link: Link | null },
  after: StaffLink,
): Promise<void> {
  const { workItemId, link } = before;
  const { staffId } = requireMember(ctx);
  const written = { ...after, decidedBy: 'staff' as const, decidedByStaffId: staffId, decidedAt: ctx.now };
  await ctx.tx
    .insert(links)
    .values({ practiceId: ctx.practice.id, workItemId, ...written })
    .onConflictDoUpdate({ target: [links.practiceId, links.workItemId], set: written });
  recordAudit(ctx, {
    subjectKind: 'link',
    subjectId: workItemId,
    before: link && audited(link),
    after: audited(after),
  });
  await replanTimeEntries(ctx, [workItemId]);
  for (const topic of ['link', 'workItem', 'timeEntry', 'delivery'] as const) ctx.announce(topic);
}

function audited({ state, reason, xpmJobNumber, xpmJobTaskUuid }: StaffLink) {
  return { state, reason, xpmJobNumber, xpmJobTaskUuid };
}
