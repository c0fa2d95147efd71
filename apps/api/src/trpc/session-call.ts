import type { SessionCall } from '../oauth/consent-deps.ts';
import type { RequestContext } from './context.ts';
import { type Call, inService, requireSignedIn } from './service.ts';

/** A member's request as a consent needs it: bound to the browser it comes from. */
export function sessionCall(ctx: RequestContext, call: Call): SessionCall {
  return {
    sessionId: async () => (await requireSignedIn(ctx)).sessionId,
    run: (work) => inService(ctx, call, work),
  };
}
