import { asSystem, type SystemCall } from '../as-system.ts';
import type { ServiceContext } from '../context.ts';
import type { Database } from '../db/client.ts';

/** Runs `work` as `asSystem` does, under a name of its own in the audit, as an operator's command has one. */
export function runAsSystem<T>(
  db: Database,
  call: SystemCall & { readonly name: string },
  work: (ctx: ServiceContext) => Promise<T>,
): Promise<T> {
  return asSystem(db, call, (ctx) => work({ ...ctx, actor: { kind: 'system', name: call.name } }));
}
