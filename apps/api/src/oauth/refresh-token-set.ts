import { asSystem } from '@throughline/core/as-system';
import { askChore } from '@throughline/core/chores/ask-chore';
import { decideRefresh, refreshTimes } from '@throughline/core/connection/decide-refresh';
import { markReconnectNeeded } from '@throughline/core/connection/mark-reconnect-needed';
import {
  connectionLost,
  lockTokenSet,
  noteRefreshStarted,
  saveRefreshedTokens,
  type TokenSet,
} from '@throughline/core/connection/token-sets';
import type { ServiceContext } from '@throughline/core/context';
import { inPractice } from '@throughline/core/db/in-practice';
import { AppError } from '@throughline/core/errors';

import { IdentityError } from './identity-error.ts';
import { openAccessToken, openRefreshToken, sealTokens } from './seal-tokens.ts';
import type { TokenDeps } from './token-deps.ts';
import type { TokenReply } from './xero-identity.ts';

const consentEnded = 'The consent in Xero has ended. Connect again.';

/** The stored token while it is good for five minutes more and not the one the API rejected; else null. */
export function usableToken(deps: TokenDeps, set: TokenSet, rejected: string | undefined): string | null {
  const { token, effect } = decide(deps, set, { kind: 'wanted', rejected });
  return effect === 'use' ? token : null;
}

type Asked = { readonly kind: 'wanted' | 'locked'; readonly rejected: string | undefined };

function decide({ cipher, now }: TokenDeps, set: TokenSet, { kind, rejected }: Asked) {
  const token = openAccessToken(cipher, set);
  return { token, effect: decideRefresh(set, { kind, now: now(), rejected: token === rejected }) };
}

/**
 * Trades the refresh token for a new pair, under the lock of its row: whoever waited for the lock finds the new pair
 * and asks Xero for nothing.
 *
 * @throws {AppError} `precondition_failed`; nothing is changed by a lost answer, so the next try uses the old token
 */
export async function refreshTokenSet(
  deps: TokenDeps,
  set: TokenSet,
  rejected: string | undefined,
): Promise<string> {
  for (let from = set; ;) {
    const ended = await refreshFrom(deps, from, rejected);
    if (ended === null) throw connectionLost('reconnect_needed');
    if (typeof ended === 'string') return ended;
    from = ended.unnoted;
  }
}

/** @returns a token, null when there is none any more, or the pair to begin with again, as it was not noted */
async function refreshFrom(
  deps: TokenDeps,
  set: TokenSet,
  rejected: string | undefined,
): Promise<string | null | { readonly unnoted: TokenSet }> {
  const { practiceId } = set;
  await inPractice(deps.db, practiceId, async (tx) => {
    await noteRefreshStarted(tx, set, deps.now());
    await askChore(tx, practiceId, {
      kind: 'keep_alive',
      dueAt: new Date(deps.now().getTime() + refreshTimes.secondLookMs),
    });
  });
  const call = { practiceId, verb: 'connection.refresh', now: deps.now() };
  return asSystem(deps.db, { ...call, settings: deps.settings }, async (ctx) => {
    const locked = await lockTokenSet(ctx.tx, practiceId, set.id);
    if (!locked) return null;
    const { token, effect } = decide(deps, locked, { kind: 'locked', rejected });
    if (effect === 'use') return token;
    return effect === 'note_and_lock' ? { unnoted: locked } : trade(deps, ctx, locked);
  });
}

/** @returns null when the consent has ended, which is then written down */
async function trade(deps: TokenDeps, ctx: ServiceContext, locked: TokenSet): Promise<string | null> {
  const { answer, reply, error } = await ask(deps, locked);
  const effect = decideRefresh(locked, { kind: 'answered', answer });
  if (effect === 'park') {
    await markReconnectNeeded(ctx, { of: { tokenSetId: locked.id }, reason: consentEnded });
    return null;
  }
  if (effect !== 'save' || !reply) throw xeroUnavailable(error);
  await saveRefreshedTokens(ctx.tx, locked, sealTokens(deps.cipher, locked, { reply, now: deps.now() }));
  return reply.accessToken;
}

type Answered = {
  readonly answer: 'tokens' | 'invalid_grant' | 'none';
  readonly reply: TokenReply | null;
  readonly error: IdentityError | null;
};

async function ask({ identity, cipher }: TokenDeps, locked: TokenSet): Promise<Answered> {
  try {
    const reply = await identity.refresh(openRefreshToken(cipher, locked));
    return { answer: 'tokens', reply, error: null };
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    const answer = error.kind === 'invalid_grant' ? 'invalid_grant' : 'none';
    return { answer, reply: null, error };
  }
}

/** Asked again later in either case; what the operator has to mend is said as such. */
function xeroUnavailable(cause: IdentityError | null): AppError {
  return new AppError('precondition_failed', 'no access token could be had', {
    userMessage:
      cause?.kind === 'refused'
        ? 'Xero does not accept this installation’s client id or secret. Whoever runs Throughline has to check them; nothing is lost meanwhile.'
        : 'Xero is not answering. What waits is sent as soon as it does.',
    details: { reason: 'xero_unavailable' },
    cause,
  });
}
