import { AppError } from '@throughline/core/errors';

import type { Changes } from '../../live/changes.ts';
import { listenForChanges } from '../../live/changes.ts';
import type { RequestContext } from '../context.ts';
import { trpcCodeFor } from '../error-codes.ts';
import { router, subscriptionProcedure } from '../procedures.ts';
import { inService } from '../service.ts';

/** A member who was removed, or signed out elsewhere, stops hearing at the latest after this. */
const lookAroundMs = 15_000;

export const liveRouter = router({
  changes: subscriptionProcedure.subscription(async function* ({
    ctx,
    path,
    signal,
  }): AsyncGenerator<Changes, void> {
    // Refuses whoever may not listen, and says which practice "the only one" is.
    const practiceId = await requireListener(ctx, path);
    const until = signal ?? new AbortController().signal;
    const options = { signal: until, everyMs: lookAroundMs };
    for await (const changes of listenForChanges(ctx.deps.live, practiceId, options)) {
      const { topics } = changes;
      if (topics.length === 0 || topics.includes('staff')) await requireListener(ctx, path);
      if (topics.length > 0) yield changes;
    }
  }),
});

/** What a generator throws once it has begun passes by the middleware that maps refusals, so it is mapped here. */
async function requireListener(ctx: RequestContext, path: string): Promise<string> {
  try {
    return await inService(ctx, { path, requestId: null }, (service) => Promise.resolve(service.practice.id));
  } catch (error) {
    throw error instanceof AppError ? trpcCodeFor(error) : error;
  }
}
