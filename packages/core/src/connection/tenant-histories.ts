import { and, desc, eq, isNotNull, or, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { type ConnectionKind, connections } from '../db/schema/connections.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import type { TenantHistory } from './choose-tenants.ts';

/** What was connected before, and whether anything went there, for each of the kinds. */
export async function tenantHistories(
  tx: Tx,
  practiceId: string,
  kinds: readonly ConnectionKind[],
): Promise<TenantHistory[]> {
  const rows = await tx
    .select({ kind: connections.kind, tenantId: connections.tenantId })
    .from(connections)
    .where(eq(connections.practiceId, practiceId))
    .orderBy(desc(connections.connectedAt), desc(connections.id));
  const delivered = await tx
    .selectDistinct({ kind: outboxMessages.gate })
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.practiceId, practiceId),
        or(
          isNotNull(outboxMessages.remoteId),
          isNotNull(outboxMessages.opSentAt),
          sql`${outboxMessages.op} is not null`,
        ),
      ),
    );
  return kinds.map((kind) => ({
    kind,
    tenantIds: rows.filter((row) => row.kind === kind).map(({ tenantId }) => tenantId),
    delivered: delivered.some((row) => row.kind === kind),
  }));
}
