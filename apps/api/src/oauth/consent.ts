import { beginConsent, type BeginInput } from './begin-consent.ts';
import type { ConsentDeps, MemberCall, SessionCall } from './consent-deps.ts';
import { disconnect } from './disconnect.ts';
import { finishConsent } from './finish-consent.ts';

/** An admin's consent in Xero, from the first click to the end of the connection. */
export type XeroConsent = {
  /** Where the browser goes; the way back is good once, for ten minutes, in this session and practice. */
  begin(call: SessionCall, input: BeginInput): Promise<{ authoriseUrl: string }>;
  /**
   * Answers `GET /oauth/xero/callback`: 302 without a body to `/set-up` or `/settings/connections`, there with
   * `?connected=…` or `?problem=…&name=…`; 400 with a sentence, and no token request, for a state that is not good.
   */
  callback(request: Request): Promise<Response>;
  /** Ends a connection in Xero and here. @throws {AppError} `not_found`, `precondition_failed` while Xero is silent */
  disconnect(
    call: MemberCall,
    connectionId: string,
  ): Promise<{ connectionId: string; status: 'disconnected' }>;
};

export function createXeroConsent(deps: ConsentDeps): XeroConsent {
  return {
    begin: (call, input) => beginConsent(deps, call, input),
    callback: (request) => finishConsent(deps, request),
    disconnect: (call, connectionId) => disconnect(deps, call, connectionId),
  };
}
