import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { connections } from '../db/schema/connections.ts';
import { notFound } from '../errors.ts';
import { parkGate } from './gate-parking.ts';
import { removeUnusedTokenSets } from './token-sets.ts';

type Connection = typeof connections.$inferSelect;

/** A connection of the practice. @throws {AppError} `not_found` */
export async function requireConnection(ctx: ServiceContext, connectionId: string): Promise<Connection> {
  const [connection] = await ctx.tx.select().from(connections).where(isThis(ctx, connectionId)).for('update');
  if (!connection) throw notFound('connection');
  return connection;
}

/**
 * Ends a connection here: its tokens are forgotten and nothing is sent until somebody connects again. Safe to repeat.
 *
 * @throws {AppError} `not_found`
 */
export async function disconnectConnection(
  ctx: ServiceContext,
  connectionId: string,
): Promise<{ connectionId: string; status: 'disconnected' }> {
  const connection = await requireConnection(ctx, connectionId);
  const answer = { connectionId, status: 'disconnected' } as const;
  if (connection.status === 'disconnected') return answer;
  const statusReason = `${ctx.actor.name} disconnected it.`;
  await ctx.tx
    .update(connections)
    .set({ status: 'disconnected', statusReason, statusAt: ctx.now, tokenSetId: null })
    .where(isThis(ctx, connectionId));
  await removeUnusedTokenSets(ctx.tx, ctx.practice.id);
  await parkGate(ctx, connection.kind);
  recordAudit(ctx, {
    subjectKind: 'connection',
    subjectId: connectionId,
    before: { status: connection.status },
    after: { status: 'disconnected' },
  });
  ctx.announce('connection');
  return answer;
}

function isThis({ practice }: ServiceContext, connectionId: string) {
  return and(eq(connections.practiceId, practice.id), eq(connections.id, connectionId));
}
