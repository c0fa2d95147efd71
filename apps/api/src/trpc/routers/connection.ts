import { listConnections } from '@throughline/core/connection/list-connections';
import { BeginConnection, DisconnectConnection } from '@throughline/core/connection/schemas';
import { z } from 'zod';

import { mapAppErrors, t } from '../init.ts';
import { ask, remoteMutation, router } from '../procedures.ts';
import { sessionCall } from '../session-call.ts';

/** Consents to act in XPM and Xero. */
export const connectionRouter = router({
  list: ask(listConnections),
  begin: t.procedure
    .use(mapAppErrors)
    .input(z.strictObject({ ...BeginConnection, requestId: z.guid().optional() }))
    .mutation(({ ctx, path, input: { requestId = null, ...input } }) =>
      ctx.deps.consent.begin(sessionCall(ctx, { path, requestId }), input),
    ),
  disconnect: remoteMutation(DisconnectConnection, (call, { connectionId }) =>
    call.request.deps.consent.disconnect(call, connectionId),
  ),
});
