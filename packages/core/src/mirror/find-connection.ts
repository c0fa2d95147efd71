import { and, eq, ne, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { perConnection } from '../db/per-connection.ts';
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
  const [connection] = await liveConnection(tx).execute({ practiceId, kind });
  return connection ?? null;
}

const liveConnection = perConnection((tx) =>
  tx
    .select({
      id: connections.id,
      tenantId: connections.tenantId,
      tenantName: connections.tenantName,
      status: connections.status,
    })
    .from(connections)
    .where(
      and(
        eq(connections.practiceId, sql.placeholder('practiceId')),
        eq(connections.kind, sql.placeholder('kind')),
        ne(connections.status, 'disconnected'),
      ),
    )
    .prepare('live_connection'),
);
