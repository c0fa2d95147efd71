import { and, eq, isNull } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clients } from '../db/schema/clients.ts';
import { jobs, jobTasks } from '../db/schema/jobs.ts';
import { AppError } from '../errors.ts';
import { requireOwnWorkItem } from '../work-item/require-work-item.ts';
import { explainLink, type LinkExplanation } from './explain-link.ts';
import { lockLink, writeStaffLink } from './write-staff-link.ts';

export type SetLinkInput = {
  readonly workItemId: string;
  readonly xpmJobNumber: string;
  readonly xpmJobTaskUuid: string;
};

/**
 * Links a work item to a task on a job of its client, for a person: rules leave it alone from then on. Its waiting time
 * goes there.
 *
 * @throws {AppError} `not_found` for the work item, a job its client does not have, or a task the job does not carry;
 * `not_allowed` for the work of somebody else
 */
export async function setLink(ctx: ServiceContext, input: SetLinkInput): Promise<LinkExplanation> {
  const item = await requireOwnWorkItem(ctx, input.workItemId);
  const xpmJobTaskUuid = input.xpmJobTaskUuid.toLowerCase();
  await requireJobTask(ctx, item.clientId, { ...input, xpmJobTaskUuid });
  const link = await lockLink(ctx, item.id);
  const { xpmJobNumber } = input;
  const isSame =
    link?.decidedBy === 'staff' &&
    link.xpmJobNumber === xpmJobNumber &&
    link.xpmJobTaskUuid === xpmJobTaskUuid;
  if (!isSame) {
    const after = {
      state: 'linked' as const,
      reason: 'linked_by_staff',
      xpmJobNumber,
      xpmJobTaskUuid,
      details: {},
    };
    await writeStaffLink(ctx, { workItemId: item.id, link }, after);
  }
  return explainLink(ctx, { workItemId: item.id });
}

async function requireJobTask(ctx: ServiceContext, clientId: string, input: SetLinkInput): Promise<void> {
  const [job] = await ctx.tx
    .select({ name: jobs.name })
    .from(jobs)
    .innerJoin(
      clients,
      and(eq(clients.practiceId, jobs.practiceId), eq(clients.xpmClientUuid, jobs.xpmClientUuid)),
    )
    .where(
      and(
        eq(jobs.practiceId, ctx.practice.id),
        eq(jobs.xpmJobNumber, input.xpmJobNumber),
        eq(clients.id, clientId),
        isNull(jobs.goneAt),
      ),
    );
  if (!job) {
    throw new AppError('not_found', 'the client has no job of that number', {
      userMessage: `This client has no job ${input.xpmJobNumber}, as of the last read of XPM.`,
    });
  }
  const [task] = await ctx.tx
    .select({ name: jobTasks.name })
    .from(jobTasks)
    .where(
      and(
        eq(jobTasks.practiceId, ctx.practice.id),
        eq(jobTasks.xpmJobNumber, input.xpmJobNumber),
        eq(jobTasks.xpmJobTaskUuid, input.xpmJobTaskUuid),
      ),
    );
  if (!task) {
    throw new AppError('not_found', 'the job carries no such task', {
      userMessage: `${input.xpmJobNumber} does not carry this task, as of the last read of XPM.`,
    });
  }
}
