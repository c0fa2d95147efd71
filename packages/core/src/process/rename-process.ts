import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { processes } from '../db/schema/processes.ts';
import { requireFreeName, requireProcess } from './require-process.ts';
import { type ProcessView, viewProcess } from './view-process.ts';

/** Gives a process another name. @throws {AppError} `not_found`, or `conflict` for a name that is taken */
export async function renameProcess(
  ctx: ServiceContext,
  { processId, name }: { readonly processId: string; readonly name: string },
): Promise<ProcessView> {
  const process = await requireProcess(ctx, processId);
  if (process.name !== name) {
    await requireFreeName(ctx, name, processId);
    await ctx.tx
      .update(processes)
      .set({ name })
      .where(and(eq(processes.practiceId, ctx.practice.id), eq(processes.id, process.id)));
    recordAudit(ctx, {
      subjectKind: 'process',
      subjectId: process.id,
      before: { name: process.name },
      after: { name },
    });
    ctx.announce('process');
  }
  return viewProcess(ctx, process.id);
}
