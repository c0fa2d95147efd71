import { and, asc, eq, exists, gt, inArray, isNotNull, ne, or } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { deliveryEvents, outboxMessages } from '../db/schema/outbox-messages.ts';
import type { OutboxMessage } from '../outbox/record-row.ts';
export type LoadedReceipt = {
  readonly message: OutboxMessage;
  /** In the order of their places. */
  readonly lines: readonly (typeof deliveryEvents.$inferSelect)[];
};

const pageSize = 500;

/**
 * The next messages something was ever sent, found or written down for, with their receipts, by id.
 *
 * @param after id of the last one had; null to begin
 * @returns at most 500; none when there are no more
 */
export async function loadReceipts(ctx: ServiceContext, after: string | null): Promise<LoadedReceipt[]> {
  const { tx, practice } = ctx;
  const ofMessage = and(
    eq(deliveryEvents.practiceId, outboxMessages.practiceId),
    eq(deliveryEvents.messageId, outboxMessages.id),
  );
  const messages = await tx
    .select()
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.practiceId, practice.id),
        after === null ? undefined : gt(outboxMessages.id, after),
        or(
          ne(outboxMessages.opSeq, 0),
          isNotNull(outboxMessages.remoteId),
          ne(outboxMessages.receiptLines, 0),
          exists(tx.select({ id: deliveryEvents.id }).from(deliveryEvents).where(ofMessage)),
        ),
      ),
    )
    .orderBy(asc(outboxMessages.id))
    .limit(pageSize);
  if (messages.length === 0) return [];
  const ids = messages.map(({ id }) => id);
  const found = await tx
    .select({ line: deliveryEvents, known: outboxMessages.receiptLines })
    .from(deliveryEvents)
    .innerJoin(outboxMessages, ofMessage)
    .where(and(eq(deliveryEvents.practiceId, practice.id), inArray(deliveryEvents.messageId, ids)))
    .orderBy(asc(deliveryEvents.seq));
  const byMessage = new Map<string, Found[]>(ids.map((id) => [id, []]));
  for (const row of found) byMessage.get(row.line.messageId)?.push(row);
  return messages.map((message) => ({ message, lines: linesOf(message, byMessage.get(message.id) ?? []) }));
}

type Line = LoadedReceipt['lines'][number];
/** A line, and how many the message knew of when it was read. */
type Found = { readonly line: Line; readonly known: number };

/** Without what was written between reading the message and reading its lines. */
function linesOf({ receiptLines }: OutboxMessage, found: readonly Found[]): readonly Line[] {
  return found
    .filter(({ line, known }) => line.seq <= receiptLines || line.seq > known)
    .map(({ line }) => line);
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
