import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { processes } from '../db/schema/processes.ts';
import { requireFreeName } from './require-process.ts';
import { type ProcessView, viewProcess } from './view-process.ts';

/** Adds a process, not mapped yet. @throws {AppError} `conflict` for a name that is taken */
export async function createProcess(
  ctx: ServiceContext,
  { name }: { readonly name: string },
): Promise<ProcessView> {
  await requireFreeName(ctx, name);
  const [created] = await ctx.tx
    .insert(processes)
    .values({ practiceId: ctx.practice.id, name, createdAt: ctx.now })
    .returning({ id: processes.id });
  if (!created) throw new Error('the process was not written');
  recordAudit(ctx, { subjectKind: 'process', subjectId: created.id, before: null, after: { name } });
  ctx.announce('process');
  return viewProcess(ctx, created.id);
}
