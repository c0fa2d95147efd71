import { and, eq, isNotNull } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { processes } from '../db/schema/processes.ts';

/** Tells whether the practice has mapped any process to a task definition: whether it is set up. */
export async function hasMappedProcess({ tx, practice }: ServiceContext): Promise<boolean> {
  const [mapped] = await tx
    .select({ id: processes.id })
    .from(processes)
    .where(and(eq(processes.practiceId, practice.id), isNotNull(processes.xpmTaskDefUuid)))
    .limit(1);
  return mapped !== undefined;
}
