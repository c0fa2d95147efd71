import { and, asc, eq, gt, inArray, isNotNull, ne, or } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { deliveryEvents, outboxMessages } from '../db/schema/outbox-messages.ts';
import type { OutboxMessage } from '../outbox/record-row.ts';
import type { ReceiptLine } from './judge-receipt.ts';

export type LoadedReceipt = { readonly message: OutboxMessage; readonly lines: readonly ReceiptLine[] };

const pageSize = 500;

/**
 * The next messages something was ever sent or found for, with their receipts, by id.
 *
 * @param after id of the last one had; null to begin
 * @returns at most 500; none when there are no more
 */
export async function loadReceipts(ctx: ServiceContext, after: string | null): Promise<LoadedReceipt[]> {
  const { tx, practice } = ctx;
  const messages = await tx
    .select()
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.practiceId, practice.id),
        after === null ? undefined : gt(outboxMessages.id, after),
        or(ne(outboxMessages.opSeq, 0), isNotNull(outboxMessages.remoteId)),
      ),
    )
    .orderBy(asc(outboxMessages.id))
    .limit(pageSize);
  if (messages.length === 0) return [];
  const ids = messages.map(({ id }) => id);
  const lines = await tx
    .select()
    .from(deliveryEvents)
    .where(and(eq(deliveryEvents.practiceId, practice.id), inArray(deliveryEvents.messageId, ids)))
    .orderBy(asc(deliveryEvents.at), asc(deliveryEvents.opSeq));
  const byMessage = new Map<string, ReceiptLine[]>(ids.map((id) => [id, []]));
  for (const line of lines) byMessage.get(line.messageId)?.push(line);
  return messages.map((message) => ({ message, lines: byMessage.get(message.id) ?? [] }));
}

/** Those of these messages about which nothing changed since they were loaded. */
export async function stillSame(
  { tx, practice }: ServiceContext,
  messages: readonly OutboxMessage[],
): Promise<ReadonlySet<string>> {
  if (messages.length === 0) return new Set();
  const known = new Map(messages.map((message) => [message.id, message]));
  const now = await tx
    .select()
    .from(outboxMessages)
    .where(and(eq(outboxMessages.practiceId, practice.id), inArray(outboxMessages.id, [...known.keys()])));
  const same = now.filter((message) => {
    const before = known.get(message.id);
    return message.op === null && message.opSeq === before?.opSeq && message.syncedHash === before.syncedHash;
  });
  return new Set(same.map(({ id }) => id));
}
