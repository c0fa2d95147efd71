import { and, eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import type { ConnectionKind } from '../db/schema/connections.ts';
import { type MessageKind, outboxMessages } from '../db/schema/outbox-messages.ts';
import type { SyncRecord } from '../sync/record.ts';
import { changedColumns, type RecordRow, toColumns } from './record-row.ts';

export type Subject = {
  readonly kind: MessageKind;
  readonly subjectId: string;
  readonly gate: ConnectionKind;
  /** Its message; null while there was nothing to do about it. */
  readonly message: (RecordRow & { readonly id: string }) | null;
};

/**
 * Writes what a plan changed of a subject's message, or its first one. Only what changed: a claim taken meanwhile
 * keeps its lease, as leases are no part of a plan.
 */
export async function saveRecord(
  ctx: ServiceContext,
  { message, ...subject }: Subject,
  { before, after }: { readonly before: SyncRecord | null; readonly after: SyncRecord },
): Promise<void> {
  const practiceId = ctx.practice.id;
  if (!message) {
    await ctx.tx.insert(outboxMessages).values({ ...toColumns(after), ...subject, practiceId });
    return;
  }
  const columns = changedColumns(before, after);
  if (Object.keys(columns).length === 0) return;
  await ctx.tx
    .update(outboxMessages)
    .set(columns)
    .where(and(eq(outboxMessages.practiceId, practiceId), eq(outboxMessages.id, message.id)));
}
