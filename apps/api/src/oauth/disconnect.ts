import { disconnectConnection, requireConnection } from '@throughline/core/connection/disconnect-connection';
import { AppError } from '@throughline/core/errors';

import type { ConsentDeps, MemberCall } from './consent-deps.ts';
import { IdentityError } from './identity-error.ts';

/** Removes the connection in Xero, then here; one that Xero has already forgotten is only ended here. */
export async function disconnect(
  deps: ConsentDeps,
  call: MemberCall,
  connectionId: string,
): Promise<{ connectionId: string; status: 'disconnected' }> {
  const known = await call.run((service) => requireConnection(service, connectionId));
  if (known.status === 'connected') await removeInXero(deps, known);
  return call.run((service) => disconnectConnection(service, connectionId));
}

type Known = { readonly practiceId: string; readonly id: string; readonly xeroConnectionId: string };

async function removeInXero({ tokens, identity }: ConsentDeps, known: Known): Promise<void> {
  try {
    const token = await tokens.getAccessToken(known.practiceId, known.id);
    await identity.removeConnection(token, known.xeroConnectionId);
  } catch (error) {
    if (isOverThere(error)) return;
    if (error instanceof IdentityError) throw xeroSilent(error);
    throw error;
  }
}

/** Nothing is left to remove: the consent ended, or Xero no longer knows us. */
function isOverThere(error: unknown): boolean {
  if (error instanceof AppError) return error.details['reason'] !== 'xero_unavailable';
  return error instanceof IdentityError && (error.kind === 'refused' || error.kind === 'invalid_grant');
}

function xeroSilent(cause: IdentityError): AppError {
  return new AppError('precondition_failed', 'the connection could not be removed in Xero', {
    userMessage: 'Xero is not answering, so the connection stands. Try again in a minute.',
    details: { reason: 'xero_unavailable' },
    cause,
  });
}
