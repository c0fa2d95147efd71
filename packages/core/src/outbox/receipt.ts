import { and, asc, eq, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { deliveryEvents, outboxMessages } from '../db/schema/outbox-messages.ts';
import { sealLines } from './receipt-chain.ts';

/** One line of what was intended, sent, answered and read back. */
export type ReceiptLine = {
  readonly at: string;
  readonly event: string;
  readonly op: string | null;
  readonly outcome: string | null;
  readonly httpStatus: number | null;
  readonly correlationId: string | null;
  readonly hash: string | null;
};

/** The receipt of a message, oldest first. */
export async function loadReceipt(
  { tx, practice }: ServiceContext,
  messageId: string,
): Promise<ReceiptLine[]> {
  const events = await tx
    .select()
    .from(deliveryEvents)
    .where(and(eq(deliveryEvents.practiceId, practice.id), eq(deliveryEvents.messageId, messageId)))
    .orderBy(asc(deliveryEvents.seq));
  return events.map(({ at, event, op, outcome, httpStatus, correlationId, hash }) => ({
    at: at.toISOString(),
    event,
    op,
    outcome,
    httpStatus,
    correlationId,
    hash,
  }));
}

export type ReadBack = {
  readonly messageId: string;
  readonly opSeq: number;
  readonly outcome: 'equal' | 'seen' | 'gone';
  readonly remoteId: string;
  readonly hash: string | null;
};

/** Adds to the receipt that somebody read the record back. */
export async function addReadBack(ctx: ServiceContext, { messageId, ...read }: ReadBack): Promise<void> {
  const { tx, practice, settings } = ctx;
  const thisMessage = and(eq(outboxMessages.practiceId, practice.id), eq(outboxMessages.id, messageId));
  const [held] = await tx
    .select({
      practiceId: outboxMessages.practiceId,
      id: outboxMessages.id,
      receiptLines: outboxMessages.receiptLines,
      receiptHead: outboxMessages.receiptHead,
      now: sql<Date>`clock_timestamp()`.mapWith(outboxMessages.availableAt),
    })
    .from(outboxMessages)
    .where(thisMessage)
    .for('update');
  if (!held) throw new RangeError(`there is no message ${messageId}`);
  const line = { ...read, event: 'read_back', at: held.now } as const;
  const { rows, end } = sealLines(held, [line], settings.receiptKeys);
  await tx.update(outboxMessages).set(end).where(thisMessage);
  await tx.insert(deliveryEvents).values([...rows]);
}
