import { and, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { clients } from '../db/schema/clients.ts';
import { processes } from '../db/schema/processes.ts';
import { workItems } from '../db/schema/work-items.ts';
import { notFound } from '../errors.ts';
import { askForLinks } from '../link/ask-for-links.ts';
import { requireMember } from '../require-member.ts';
import { requireAssignee } from './require-assignee.ts';
import type { CreateWorkItem } from './schemas.ts';
import { viewWorkItem, type WorkItemView } from './view-work-items.ts';

/**
 * Adds a work item. It looks for its job by itself soon after.
 *
 * @throws {AppError} `not_found` for the client, the process, or the member it is for
 */
export async function createWorkItem(
  ctx: ServiceContext,
  input: z.output<z.ZodObject<typeof CreateWorkItem>>,
): Promise<WorkItemView> {
  const { staffId } = requireMember(ctx);
  const { clientId, processId, dueDate, year = null, assignedTo = null, estimateMinutes = null } = input;
  await requireClient(ctx, clientId);
  const process = await requireProcessName(ctx, processId);
  if (assignedTo !== null) await requireAssignee(ctx, assignedTo);
  const values = {
    clientId,
    processId,
    dueDate,
    year,
    assignedTo,
    estimateMinutes,
    title: input.title ?? process.name,
  };
  const [created] = await ctx.tx
    .insert(workItems)
    .values({ practiceId: ctx.practice.id, createdBy: staffId, createdAt: ctx.now, ...values })
    .returning({ id: workItems.id });
  if (!created) throw new Error('the work item was not written');
  recordAudit(ctx, { subjectKind: 'work_item', subjectId: created.id, before: null, after: values });
  await askForLinks(ctx);
  ctx.announce('workItem');
  return viewWorkItem(ctx, created.id);
}

async function requireClient(ctx: ServiceContext, clientId: string): Promise<void> {
  const [client] = await ctx.tx
    .select({ id: clients.id })
    .from(clients)
    .where(
      and(
        eq(clients.practiceId, ctx.practice.id),
        eq(clients.id, clientId),
        eq(clients.isDeleted, false),
        isNull(clients.goneAt),
      ),
    );
  if (!client) throw notFound('client');
}

async function requireProcessName(ctx: ServiceContext, processId: string): Promise<{ name: string }> {
  const [process] = await ctx.tx
    .select({ name: processes.name })
    .from(processes)
    .where(and(eq(processes.practiceId, ctx.practice.id), eq(processes.id, processId)));
  if (!process) throw notFound('process');
  return process;
}
