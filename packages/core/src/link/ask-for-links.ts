import { askChore } from '../chores/ask-chore.ts';
import type { ServiceContext } from '../context.ts';

/** Several changes in a row are answered by one run. */
const restMs = 1_500;

/** Asks a worker to look for jobs soon, because something it decides by has changed. */
export async function askForLinks(ctx: ServiceContext): Promise<void> {
  await askChore(ctx.tx, ctx.practice.id, { kind: 'link', dueAt: new Date(ctx.now.getTime() + restMs) });
}
