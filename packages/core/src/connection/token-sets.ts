import { and, eq, isNull, notExists, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { perConnection } from '../db/per-connection.ts';
import { connections, tokenSets } from '../db/schema/connections.ts';
import { AppError, notFound } from '../errors.ts';

export type TokenSet = typeof tokenSets.$inferSelect;
export type SealedTokens = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly scopes: string;
  readonly accessExpiresAt: Date;
  readonly refreshedAt: Date;
};
type Which = { readonly practiceId: string; readonly connectionId: string };

/**
 * The tokens a connection lives on.
 *
 * @throws {AppError} `not_found`; `precondition_failed` with `details.reason` when it is not connected
 */
export async function findTokenSet(tx: Tx, { practiceId, connectionId }: Which): Promise<TokenSet> {
  const [row] = await connectionTokens(tx).execute({ practiceId, connectionId });
  if (!row) throw notFound('connection');
  if (row.status === 'connected' && row.tokenSet) return row.tokenSet;
  throw connectionLost(row.status === 'disconnected' ? 'disconnected' : 'reconnect_needed');
}

const connectionTokens = perConnection((tx) =>
  tx
    .select({ status: connections.status, tokenSet: tokenSets })
    .from(connections)
    .leftJoin(
      tokenSets,
      and(eq(tokenSets.practiceId, connections.practiceId), eq(tokenSets.id, connections.tokenSetId)),
    )
    .where(
      and(
        eq(connections.practiceId, sql.placeholder('practiceId')),
        eq(connections.id, sql.placeholder('connectionId')),
      ),
    )
    .prepare('connection_tokens'),
);

/** The tokens, locked until the transaction ends, as they are once the lock is held; null when they are gone. */
export async function lockTokenSet(tx: Tx, practiceId: string, tokenSetId: string): Promise<TokenSet | null> {
  const [row] = await tx
    .select()
    .from(tokenSets)
    .where(and(eq(tokenSets.practiceId, practiceId), eq(tokenSets.id, tokenSetId)))
    .for('update');
  return row ?? null;
}

/** Replaces the tokens by the pair that came back. */
export async function saveRefreshedTokens(tx: Tx, before: TokenSet, tokens: SealedTokens): Promise<void> {
  await tx
    .update(tokenSets)
    .set({ ...tokens, version: before.version + 1, refreshStartedAt: null })
    .where(and(eq(tokenSets.practiceId, before.practiceId), eq(tokenSets.id, before.id)));
}

/** Keeps the same tokens under another key. */
export async function replaceSealed(
  tx: Tx,
  set: Pick<TokenSet, 'practiceId' | 'id'>,
  sealed: Pick<SealedTokens, 'accessToken' | 'refreshToken'>,
): Promise<void> {
  await tx
    .update(tokenSets)
    .set(sealed)
    .where(and(eq(tokenSets.practiceId, set.practiceId), eq(tokenSets.id, set.id)));
}

/**
 * Notes that a refresh is about to leave; until it is answered the old tokens have half an hour. Does nothing once
 * another one has ended: no refresh would follow that clears the note again.
 */
export async function noteRefreshStarted(
  tx: Tx,
  set: Pick<TokenSet, 'practiceId' | 'id' | 'version'>,
  now: Date,
): Promise<void> {
  await tx
    .update(tokenSets)
    .set({ refreshStartedAt: now })
    .where(
      and(
        eq(tokenSets.practiceId, set.practiceId),
        eq(tokenSets.id, set.id),
        eq(tokenSets.version, set.version),
        isNull(tokenSets.refreshStartedAt),
      ),
    );
}

/** Forgets tokens no connection lives on any more. */
export async function removeUnusedTokenSets(tx: Tx, practiceId: string): Promise<void> {
  const uses = tx
    .select({ one: sql`1` })
    .from(connections)
    .where(and(eq(connections.practiceId, tokenSets.practiceId), eq(connections.tokenSetId, tokenSets.id)));
  await tx.delete(tokenSets).where(and(eq(tokenSets.practiceId, practiceId), notExists(uses)));
}

/** What a call gets instead of a token. */
export function connectionLost(reason: 'disconnected' | 'reconnect_needed'): AppError {
  return new AppError('precondition_failed', `the connection is ${reason}`, {
    userMessage:
      reason === 'disconnected'
        ? 'This connection was ended. An admin can connect again under Settings, Connections.'
        : 'Xero no longer lets us in. An admin can reconnect it under Settings, Connections.',
    details: { reason },
  });
}
