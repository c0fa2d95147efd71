import { and, eq, ne } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { type ConnectionKind, connections, type ConnectionStatus } from '../db/schema/connections.ts';

export type LiveConnection = {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly status: ConnectionStatus;
};

/** The practice's connection to XPM or its ledger that is not disconnected, or null. */
export async function findConnection(
  tx: Tx,
  practiceId: string,
  kind: ConnectionKind,
): Promise<LiveConnection | null> {
  const [connection] = await tx
    .select({
      id: connections.id,
      tenantId: connections.tenantId,
      tenantName: connections.tenantName,
      status: connections.status,
    })
    .from(connections)
    .where(
      and(
        eq(connections.practiceId, practiceId),
        eq(connections.kind, kind),
        ne(connections.status, 'disconnected'),
      ),
    );
  return connection ?? null;
}
