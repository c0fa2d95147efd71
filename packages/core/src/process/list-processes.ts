import type { ServiceContext } from '../context.ts';
import { asOfOf } from '../mirror/as-of.ts';
import { type ProcessView, viewProcesses } from './view-process.ts';

/** All processes of the practice, by name. Those with no `taskDefinition` are what is left to map. */
export async function listProcesses(ctx: ServiceContext): Promise<readonly ProcessView[]> {
  // A screen that maps needs the definitions as they are now.
  await asOfOf(ctx, ['taskDefinitions']);
  return viewProcesses(ctx);
}
