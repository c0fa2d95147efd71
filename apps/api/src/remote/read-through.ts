import { LedgerError } from '@throughline/ledger-push';
import { XpmError } from '@throughline/xpm-client';

import type { GatedCalls } from './gated-calls.ts';

type Tokens = {
  getAccessToken(practiceId: string, connectionId: string, options?: { rejected?: string }): Promise<string>;
  markReconnectNeeded(practiceId: string, connectionId: string, reason: string): Promise<void>;
};

export type Reads<T> = {
  readonly practiceId: string;
  readonly connectionId: string;
  readonly calls: GatedCalls;
  readonly attempt: (getAccessToken: () => Promise<string>) => Promise<T>;
};

/**
 * Carries out reads with a token; when it is refused, once more with a newer one.
 *
 * What keeps a call from leaving (a closed gate, a consent that ended) is thrown as it is, not as the client's wrapping
 * of it.
 */
export async function readThrough<T>(tokens: Tokens, reads: Reads<T>): Promise<T> {
  const first = await tryOnce(tokens, reads, undefined);
  if ('value' in first) return first.value;
  const second =
    first.status === 401 && first.token !== null ? await tryOnce(tokens, reads, first.token) : first;
  if ('value' in second) return second.value;
  if (second.status === 401 || second.status === 403) {
    await tokens.markReconnectNeeded(reads.practiceId, reads.connectionId, reasonOf(second.status));
  }
  throw second.error;
}

type Try<T> =
  | { readonly value: T }
  | { readonly error: unknown; readonly status: number | null; readonly token: string | null };

async function tryOnce<T>(tokens: Tokens, reads: Reads<T>, rejected: string | undefined): Promise<Try<T>> {
  const { practiceId, connectionId, calls } = reads;
  const held: { token: string | null; notSent: Error | null } = { token: null, notSent: null };
  const getAccessToken = async (): Promise<string> => {
    try {
      const token = await tokens.getAccessToken(
        practiceId,
        connectionId,
        rejected === undefined ? {} : { rejected },
      );
      held.token = token;
      await calls.pass();
      return token;
    } catch (error) {
      held.notSent = error instanceof Error ? error : new Error('no token', { cause: error });
      throw error;
    }
  };
  try {
    return { value: await reads.attempt(getAccessToken) };
  } catch (error) {
    if (held.notSent !== null) throw held.notSent;
    return { error, token: held.token, status: statusOf(error) };
  } finally {
    await calls.idle();
  }
}

function statusOf(error: unknown): number | null {
  return error instanceof XpmError || error instanceof LedgerError ? error.status : null;
}

function reasonOf(status: 401 | 403): string {
  return status === 401
    ? 'Xero no longer accepts this sign-in.'
    : 'Xero no longer lets us into this organisation.';
}
