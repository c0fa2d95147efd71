import { and, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { jobs } from '../db/schema/jobs.ts';
import { links } from '../db/schema/links.ts';
import { replanTimeEntries } from '../time-entry/replan.ts';

/** A job XPM just showed. */
export type ShownJob = { readonly xpmJobNumber: string; readonly xpmJobUuid: string | null };

/**
 * Lets links follow jobs whose number was changed in XPM: same job, same task, another number. Who decided the link
 * stays as it was. The row under the old number counts as gone.
 */
export async function followRenumberedJobs(ctx: ServiceContext, shown: readonly ShownJob[]): Promise<void> {
  const numberOf = new Map(
    shown.flatMap((job) => (job.xpmJobUuid ? [[job.xpmJobUuid, job.xpmJobNumber]] : [])),
  );
  if (numberOf.size === 0) return;
  const former = await ctx.tx
    .select({ xpmJobNumber: jobs.xpmJobNumber, xpmJobUuid: jobs.xpmJobUuid })
    .from(jobs)
    .where(
      and(
        eq(jobs.practiceId, ctx.practice.id),
        isNull(jobs.goneAt),
        inArray(jobs.xpmJobUuid, [...numberOf.keys()]),
        notInArray(
          jobs.xpmJobNumber,
          shown.map((job) => job.xpmJobNumber),
        ),
      ),
    );
  for (const { xpmJobNumber: before, xpmJobUuid } of former) {
    const after = numberOf.get(xpmJobUuid ?? '');
    if (after !== undefined) await follow(ctx, before, after);
  }
}

async function follow(ctx: ServiceContext, before: string, after: string): Promise<void> {
  const { id: practiceId } = ctx.practice;
  await ctx.tx
    .update(jobs)
    .set({ goneAt: ctx.now, isOpen: false })
    .where(and(eq(jobs.practiceId, practiceId), eq(jobs.xpmJobNumber, before)));
  const followed = await ctx.tx
    .update(links)
    .set({ xpmJobNumber: after })
    .where(
      and(
        eq(links.practiceId, practiceId),
        eq(links.xpmJobNumber, before),
        sql`exists (select from job_tasks t where t.practice_id = ${practiceId} and t.xpm_job_number = ${after}
          and t.xpm_job_task_uuid = ${links.xpmJobTaskUuid})`,
      ),
    )
    .returning({ workItemId: links.workItemId });
  for (const { workItemId } of followed) {
    recordAudit(ctx, {
      subjectKind: 'link',
      subjectId: workItemId,
      before: { xpmJobNumber: before },
      after: { xpmJobNumber: after },
    });
  }
  await replanTimeEntries(
    ctx,
    followed.map((link) => link.workItemId),
  );
}
