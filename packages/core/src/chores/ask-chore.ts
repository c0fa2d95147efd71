import { sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import type { ChoreKind } from '../db/schema/chores.ts';
import { chores } from '../db/schema/chores.ts';

export type ChoreRequest = { readonly kind: ChoreKind; readonly dueAt: Date };

/** Asks for background work by `dueAt`; of two requests the earlier counts, so asking twice costs nothing. */
export async function askChore(tx: Tx, practiceId: string, { kind, dueAt }: ChoreRequest): Promise<void> {
  await tx
    .insert(chores)
    .values({ practiceId, kind, dueAt })
    .onConflictDoUpdate({
      target: [chores.practiceId, chores.kind],
      set: { dueAt },
      setWhere: sql`${chores.dueAt} is null or ${chores.dueAt} > excluded.due_at`,
    });
}
