import { sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import type { LinkDecision } from './link-decision.ts';

export type RuleLink = {
  readonly workItemId: string;
  readonly state: 'linked' | 'unlinked' | 'needs_review';
  readonly decidedBy: 'rule' | null;
  readonly reason: string;
  readonly xpmJobNumber: string | null;
  readonly xpmJobTaskUuid: string | null;
  readonly details: Readonly<Record<string, unknown>>;
};

/** What a rule's decision makes of a work item's link. */
export function ruleLinkOf(workItemId: string, decision: LinkDecision): RuleLink {
  const { year, jobNumbers } = decision;
  if (decision.outcome === 'one') {
    return {
      workItemId,
      state: 'linked',
      decidedBy: 'rule',
      reason: 'linked_by_rule',
      xpmJobNumber: decision.job.xpmJobNumber,
      xpmJobTaskUuid: decision.task.xpmJobTaskUuid,
      details: { year, jobNumbers, checks: decision.checks },
    };
  }
  return {
    workItemId,
    state: decision.outcome === 'ambiguous' ? 'needs_review' : 'unlinked',
    decidedBy: null,
    reason: decision.reason,
    xpmJobNumber: null,
    xpmJobTaskUuid: null,
    details: { year, jobNumbers },
  };
}

/**
 * Writes what rules decided, in one statement; only what differs. What is linked, or what a person decided meanwhile,
 * stays.
 *
 * @returns ids of the work items whose link changed
 */
export async function writeRuleLinks(
  ctx: ServiceContext,
  links: readonly RuleLink[],
): Promise<ReadonlySet<string>> {
  if (links.length === 0) return new Set();
  const { rows } = await ctx.tx.execute<{ id: string }>(sql`
    insert into links as known (
      practice_id, decided_at, work_item_id, state, decided_by, reason, xpm_job_number, xpm_job_task_uuid, details)
    select ${ctx.practice.id}::uuid, ${ctx.now}::timestamptz, r.*
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as r (
      "workItemId" uuid, state text, "decidedBy" text, reason text, "xpmJobNumber" text, "xpmJobTaskUuid" uuid,
      details jsonb)
    on conflict (practice_id, work_item_id) do update set
      state = excluded.state, decided_by = excluded.decided_by, decided_at = excluded.decided_at,
      reason = excluded.reason, xpm_job_number = excluded.xpm_job_number,
      xpm_job_task_uuid = excluded.xpm_job_task_uuid, details = excluded.details
    where known.state <> 'linked' and known.decided_by is distinct from 'staff'
      and (known.state, known.reason, known.details) is distinct from (excluded.state, excluded.reason, excluded.details)
    returning work_item_id as id`);
  return new Set(rows.map((row) => row.id));
}
