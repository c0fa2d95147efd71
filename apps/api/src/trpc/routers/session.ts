import { isKeepable } from '@throughline/core/clean-text';
import { listSessions, revokeSession } from '@throughline/core/sign-in/sessions';
import { z } from 'zod';

import { currentSession } from '../../auth/current-session.ts';
import { router, signedInProcedure } from '../procedures.ts';

const noInput = z.strictObject({}).optional();
const RevokeSession = z.strictObject({
  sessionId: z.string().max(64).refine(isKeepable),
  requestId: z.guid().optional(),
});

/** The sign-in itself, whatever the practice. */
export const sessionRouter = router({
  current: signedInProcedure.input(noInput).query(({ ctx }) => currentSession(ctx, ctx.signedIn)),
  list: signedInProcedure
    .input(noInput)
    .query(({ ctx }) => listSessions(ctx.deps.db, ctx.signedIn, ctx.deps.now())),
  revoke: signedInProcedure.input(RevokeSession).mutation(({ ctx, input }) => {
    const { userId } = ctx.signedIn;
    return revokeSession(ctx.deps.db, { userId, sessionId: input.sessionId, now: ctx.deps.now() });
  }),
});
