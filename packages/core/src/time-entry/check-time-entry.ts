import { and, eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { AppError } from '../errors.ts';
import { databaseNow } from '../outbox/database-now.ts';
import { addReadBack } from '../outbox/receipt.ts';
import { keepTimes } from '../reconcile/save-times.ts';
import type { SweptTime } from '../reconcile/swept-time.ts';
import { tellMessage } from '../reconcile/tell-message.ts';
import type { Seen } from '../sync/inputs.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { requireTimeEntry } from './require-time-entry.ts';

/** What is to be read back, and when the read begins by the database’s clock. */
export type TimeCheck = {
  readonly practiceId: string;
  readonly messageId: string;
  readonly opSeq: number;
  readonly remoteId: string;
  readonly syncedHash: string | null;
  readonly startedAt: Date;
};

export type CheckAnswer = {
  readonly at: string;
  /** `changed`: it is there, and otherwise than we knew it. */
  readonly outcome: 'equal' | 'changed' | 'gone';
  readonly sentence: string;
};

/**
 * The record of an entry in XPM, if it may be read back now.
 *
 * @throws {AppError} `not_found`, `not_allowed`; `conflict` while there is nothing to read or something is on its way
 */
export async function beginTimeCheck(
  ctx: ServiceContext,
  { timeEntryId }: { readonly timeEntryId: string },
): Promise<TimeCheck> {
  await requireTimeEntry(ctx, timeEntryId);
  const [message] = await ctx.tx
    .select()
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.practiceId, ctx.practice.id),
        eq(outboxMessages.kind, 'time_entry.push'),
        eq(outboxMessages.subjectId, timeEntryId),
      ),
    );
  if (message?.remoteId == null) {
    throw new AppError('conflict', 'nothing to read back', {
      userMessage: 'Nothing of this is in XPM yet, so there is nothing to read back.',
    });
  }
  if (message.op !== null) {
    throw new AppError('conflict', 'an operation is under way', {
      userMessage: 'It is on its way now; its end is read back by itself.',
    });
  }
  const { id: messageId, opSeq, remoteId, syncedHash } = message;
  return {
    practiceId: ctx.practice.id,
    messageId,
    opSeq,
    remoteId,
    syncedHash,
    startedAt: new Date(await databaseNow(ctx.tx)),
  };
}

type Read = {
  readonly seen: Seen;
  readonly time: SweptTime | null;
  readonly timing: DeliveryTiming;
};

/** Takes up what was read: what is news becomes a named state, and the receipt says that it was read back. */
export async function endTimeCheck(
  ctx: ServiceContext,
  check: TimeCheck,
  { seen, time, timing }: Read,
): Promise<CheckAnswer> {
  const { messageId, opSeq, remoteId, startedAt } = check;
  if (time) await keepTimes(ctx.tx, ctx.practice.id, { startedAt, times: [time] });
  const isNews = await tellMessage(ctx, { messageId, seen, startedAt, timing });
  const at = startedAt.toISOString();
  if (isNews) return { at, ...news[time ? 'changed' : 'gone'] };
  if (!time) return { at, ...news.gone };
  if (time.hash !== check.syncedHash) return { at, ...news.changed };
  await addReadBack(ctx, { messageId, opSeq, remoteId, outcome: 'equal', hash: time.hash });
  ctx.announce('delivery');
  return { at, outcome: 'equal', sentence: 'Read back: XPM has it as we know it.' };
}

const news = {
  changed: { outcome: 'changed', sentence: 'Read back: XPM keeps it otherwise by now.' },
  gone: { outcome: 'gone', sentence: 'Read back: XPM has it no more.' },
} as const;
