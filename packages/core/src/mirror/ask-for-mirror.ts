import { askChore } from '../chores/ask-chore.ts';
import type { ServiceContext } from '../context.ts';

/** Asks a worker to read what is old; lists that are fresh cost it nothing. */
export async function askForMirror(ctx: ServiceContext): Promise<void> {
  await askChore(ctx.tx, ctx.practice.id, { kind: 'mirror', dueAt: ctx.now });
}
