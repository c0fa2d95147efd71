import { inPractice } from '@throughline/core/db/in-practice';
import { databaseNow } from '@throughline/core/outbox/database-now';
import type { Seen } from '@throughline/core/sync/inputs';
import type { SyncPorts } from '@throughline/core/sync/ports';
import { hashTime } from '@throughline/core/time-entry/desired-time';
import { timeUuid, type XpmClient, XpmError } from '@throughline/xpm-client';

import type { DeliveryDeps, Opened } from './deps.ts';
import { toRemoteTime } from './time-outcome.ts';
import type { ClaimedTime } from './time-store.ts';

type With = { readonly deps: DeliveryDeps; readonly opened: Opened<XpmClient> };

/**
 * After a refusal of an entry known to be in XPM: is it still there, and on an invoice? XPM's sentence is for people,
 * so a read decides what the cause is.
 */
export async function lookAtRefused(
  ports: SyncPorts<ClaimedTime>,
  claimed: ClaimedTime,
  { deps, opened }: With,
): Promise<void> {
  const { remoteId, practiceId } = claimed.message;
  if (remoteId === null) return;
  const startedAt = await inPractice(deps.db, practiceId, databaseNow);
  const made = await ports.gate.withCall('GET time.api/get', () => look(opened.client, remoteId));
  if (made.kind === 'wait' || made.value === null) return;
  await ports.store.apply(claimed, { kind: 'seen', startedAt, seen: made.value });
}

/** Null when the read proved nothing; the refusal then stands as it is. */
async function look(client: XpmClient, remoteId: string): Promise<Seen | null> {
  try {
    const time = await client.time.get(timeUuid(remoteId));
    const isInvoiced = time.invoiceLine !== null;
    return { kind: 'there', remoteId, hash: hashTime(toRemoteTime(time)), isInvoiced };
  } catch (error) {
    if (error instanceof XpmError) return error.kind === 'refused' ? { kind: 'gone', from: 'record' } : null;
    throw error;
  }
}
