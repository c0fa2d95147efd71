import { and, eq, ne, sql } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { perConnection } from '../db/per-connection.ts';
import {
  type ConnectionKind,
  connections,
  type ConnectionStatus,
  tokenSets,
} from '../db/schema/connections.ts';

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

export type ConnectionTokens = {
  readonly connection: LiveConnection;
  /** Null when it lives on none. */
  readonly tokenSet: typeof tokenSets.$inferSelect | null;
};

/** As {@link findConnection}, with the tokens it lives on. */
export async function findConnectionTokens(
  tx: Tx,
  practiceId: string,
  kind: ConnectionKind,
): Promise<ConnectionTokens | null> {
  const [row] = await liveConnectionTokens(tx).execute({ practiceId, kind });
  return row ?? null;
}

const liveColumns = {
  id: connections.id,
  tenantId: connections.tenantId,
  tenantName: connections.tenantName,
  status: connections.status,
};

const isLive = and(
  eq(connections.practiceId, sql.placeholder('practiceId')),
  eq(connections.kind, sql.placeholder('kind')),
  ne(connections.status, 'disconnected'),
);

const liveConnectionTokens = perConnection((tx) =>
  tx
    .select({ connection: liveColumns, tokenSet: tokenSets })
    .from(connections)
    .leftJoin(
      tokenSets,
      and(eq(tokenSets.practiceId, connections.practiceId), eq(tokenSets.id, connections.tokenSetId)),
    )
    .where(isLive)
    .prepare('live_connection_tokens'),
);

const liveConnection = perConnection((tx) =>
  tx.select(liveColumns).from(connections).where(isLive).prepare('live_connection'),
);
