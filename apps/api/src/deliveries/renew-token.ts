import type { Database } from '@throughline/core/db/client';
import { inPractice } from '@throughline/core/db/in-practice';
import { AppError } from '@throughline/core/errors';
import { findConnection } from '@throughline/core/mirror/find-connection';

import type { AccessTokens } from '../oauth/access-token.ts';
import type { DeliveryDeps } from './deps.ts';

/** Answers a rejected token: another one, or the end of the connection until a person reconnects. */
export function renewToken(db: Database, tokens: AccessTokens): DeliveryDeps['renewToken'] {
  return async (practiceId, kind, { status, again, token }) => {
    const connection = await inPractice(db, practiceId, (tx) => findConnection(tx, practiceId, kind));
    if (connection?.status !== 'connected') return;
    if (status === 403) {
      return tokens.markReconnectNeeded(practiceId, connection.id, 'Xero no longer lets us in here.');
    }
    if (again) {
      return tokens.markReconnectNeeded(practiceId, connection.id, 'Xero no longer accepts this sign-in.');
    }
    await refresh(tokens, { practiceId, connectionId: connection.id, rejected: token });
  };
}

type Rejected = {
  readonly practiceId: string;
  readonly connectionId: string;
  readonly rejected: string;
};

/** Of several calls that went with one token only the first trades it; the others find what that brought. */
async function refresh(
  tokens: AccessTokens,
  { practiceId, connectionId, rejected }: Rejected,
): Promise<void> {
  try {
    await tokens.getAccessToken(practiceId, connectionId, { rejected });
  } catch (error) {
    // A consent that is over has parked its connection by now; a silent Xero is asked again with the next message.
    if (!(error instanceof AppError)) throw error;
  }
}
