import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { processes } from '../db/schema/processes.ts';
import { taskDefinitions } from '../db/schema/xpm-lists.ts';
import { AppError } from '../errors.ts';
import { askForLinks } from '../link/ask-for-links.ts';
import { requireMember } from '../require-member.ts';
import { requireProcess } from './require-process.ts';
import { type ProcessView, viewProcess } from './view-process.ts';

export type MapProcessInput = { readonly processId: string; readonly xpmTaskDefUuid: string | null };

/**
 * Maps a process to an XPM task definition; null takes the mapping away. Work items not linked yet are looked at again
 * soon, those already linked stay as they are.
 *
 * @throws {AppError} `not_found` for a process, or a definition XPM does not list (any more)
 */
export async function mapProcess(ctx: ServiceContext, input: MapProcessInput): Promise<ProcessView> {
  const { staffId } = requireMember(ctx);
  const process = await requireProcess(ctx, input.processId);
  const wanted = input.xpmTaskDefUuid === null ? null : await requireDefinition(ctx, input.xpmTaskDefUuid);
  const xpmTaskDefUuid = wanted?.xpmTaskDefUuid ?? null;
  if (process.xpmTaskDefUuid !== xpmTaskDefUuid) {
    const before = await definitionNamed(ctx, process.xpmTaskDefUuid);
    await ctx.tx
      .update(processes)
      .set({ xpmTaskDefUuid, mappedBy: staffId, mappedAt: ctx.now })
      .where(and(eq(processes.practiceId, ctx.practice.id), eq(processes.id, process.id)));
    recordAudit(ctx, {
      subjectKind: 'process',
      subjectId: process.id,
      before: { xpmTaskDefUuid: process.xpmTaskDefUuid, taskDefinition: before?.name ?? null },
      after: { xpmTaskDefUuid, taskDefinition: wanted?.name ?? null },
    });
    await askForLinks(ctx);
    ctx.announce('process');
  }
  return viewProcess(ctx, process.id);
}

async function requireDefinition(ctx: ServiceContext, xpmTaskDefUuid: string) {
  const definition = await definitionNamed(ctx, xpmTaskDefUuid);
  if (!definition || definition.goneAt !== null) {
    throw new AppError('not_found', 'task definition not in the mirror', {
      userMessage: `${definition?.name ?? 'This task'} is not in XPM, as of the last read. Choose another task, or refresh first.`,
    });
  }
  return definition;
}

async function definitionNamed(ctx: ServiceContext, xpmTaskDefUuid: string | null) {
  if (xpmTaskDefUuid === null) return null;
  const [definition] = await ctx.tx
    .select({
      xpmTaskDefUuid: taskDefinitions.xpmTaskDefUuid,
      name: taskDefinitions.name,
      goneAt: taskDefinitions.goneAt,
    })
    .from(taskDefinitions)
    .where(
      and(
        eq(taskDefinitions.practiceId, ctx.practice.id),
        eq(taskDefinitions.xpmTaskDefUuid, xpmTaskDefUuid),
      ),
    );
  return definition ?? null;
}
