import { type ClientRow, markClientsGone, saveClients } from '@throughline/core/mirror/save-clients';
import type { XpmClient, XpmClientRecord } from '@throughline/xpm-client';

import { inBatches } from './in-batches.ts';
import { type ListReading, write } from './list-reading.ts';

const batchSize = 1_000;

/** Reads all clients, archived and deleted ones too, without ever holding the whole list. */
export async function readClients(reading: ListReading<XpmClient>): Promise<number> {
  const { practiceId, asOf, remote } = reading;
  const listed = await remote.read('GET client.api/list', async (xpm) => {
    const uuids: string[] = [];
    for await (const batch of inBatches(xpm.clients.each({ detailed: false }), batchSize)) {
      const rows = batch.map(clientRow);
      await write(reading, (ctx) => saveClients(ctx.tx, practiceId, rows));
      for (const row of rows) uuids.push(row.xpmClientUuid);
    }
    return uuids;
  });
  // Only a list read to its end tells who is missing from it.
  await write(reading, (ctx) => markClientsGone(ctx.tx, practiceId, { listed, asOf }));
  return listed.length;
}

function clientRow(client: XpmClientRecord): ClientRow {
  return {
    xpmClientUuid: client.uuid,
    name: client.name,
    email: client.email || null,
    isArchived: client.isArchived,
    isDeleted: client.isDeleted,
    partnerXpmStaffUuid: client.accountManager?.uuid ?? null,
    partnerName: client.accountManager?.name ?? null,
    managerXpmStaffUuid: client.jobManager?.uuid ?? null,
    managerName: client.jobManager?.name ?? null,
  };
}
