import { and, asc, eq, sql } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { deliveryEvents } from '../db/schema/outbox-messages.ts';

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
    .orderBy(asc(deliveryEvents.at), asc(deliveryEvents.opSeq));
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
export async function addReadBack({ tx, practice }: ServiceContext, readBack: ReadBack): Promise<void> {
  await tx
    .insert(deliveryEvents)
    .values({ ...readBack, practiceId: practice.id, event: 'read_back', at: sql`clock_timestamp()` });
}
