import { and, asc, eq } from 'drizzle-orm';

import type { Tx } from '../db/client.ts';
import { connections, tokenSets } from '../db/schema/connections.ts';
import type { TokenSet } from './token-sets.ts';

/** A consent in use, and one of the connections that live on it. */
export type TokenUse = { readonly connectionId: string; readonly tokenSet: TokenSet };

/** The consents the practice's connections live on, each once. */
export async function listTokenUses(tx: Tx, practiceId: string): Promise<TokenUse[]> {
  return tx
    .selectDistinctOn([tokenSets.id], { connectionId: connections.id, tokenSet: tokenSets })
    .from(connections)
    .innerJoin(
      tokenSets,
      and(eq(tokenSets.practiceId, connections.practiceId), eq(tokenSets.id, connections.tokenSetId)),
    )
    .where(and(eq(connections.practiceId, practiceId), eq(connections.status, 'connected')))
    .orderBy(asc(tokenSets.id), asc(connections.id));
}
