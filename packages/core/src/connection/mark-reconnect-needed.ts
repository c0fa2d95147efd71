import { and, eq, type SQL } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { connections } from '../db/schema/connections.ts';
import { parkGate } from './gate-parking.ts';

export type ReconnectNeeded = {
  /** One connection, or all that live on one consent. */
  readonly of: { readonly connectionId: string } | { readonly tokenSetId: string };
  /** Why, as a sentence people read. */
  readonly reason: string;
};

/**
 * Notes that Xero no longer lets us in: the way is closed, nothing that waits is lost, and everybody sees who can
 * connect again. Safe to repeat: a connection that is not connected stays as it is.
 */
export async function markReconnectNeeded(
  ctx: ServiceContext,
  { of, reason }: ReconnectNeeded,
): Promise<void> {
  const { tx, practice, now } = ctx;
  const meant: SQL =
    'connectionId' in of ? eq(connections.id, of.connectionId) : eq(connections.tokenSetId, of.tokenSetId);
  const lost = await tx
    .update(connections)
    .set({ status: 'reconnect_needed', statusReason: reason, statusAt: now })
    .where(and(eq(connections.practiceId, practice.id), meant, eq(connections.status, 'connected')))
    .returning({ id: connections.id, kind: connections.kind });
  for (const { id, kind } of lost) {
    await parkGate(ctx, kind);
    recordAudit(ctx, {
      subjectKind: 'connection',
      subjectId: id,
      before: { status: 'connected' },
      after: { status: 'reconnect_needed', reason },
    });
  }
  if (lost.length > 0) ctx.announce('connection');
}
