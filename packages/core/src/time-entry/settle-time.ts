import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import type { OutboxMessage } from '../outbox/claim-due.ts';
import { type Answer, settle } from '../outbox/settle.ts';
import type { DeliveryOutcome } from '../sync/outcome.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { lockEntries } from './load-situations.ts';
import { planAll } from './replan.ts';

/**
 * Writes what came of an operation on an entry, and plans anew in case the entry changed while it was under way.
 * Nothing happens when another worker has taken the message over meanwhile.
 */
export async function settleTime(
  ctx: ServiceContext,
  message: OutboxMessage,
  result: { readonly outcome: DeliveryOutcome; readonly answer: Answer; readonly timing: DeliveryTiming },
): Promise<void> {
  const thisEntry = eq(timeEntries.id, message.subjectId);
  await lockEntries(ctx.tx, ctx.practice.id, thisEntry);
  const settled = await settle(ctx.tx, message, result);
  if (!settled) return;
  await recordAudit(ctx, {
    subjectKind: 'time_entry',
    subjectId: message.subjectId,
    before: { delivery: message.state, op: message.op },
    after: { delivery: settled.state, reason: settled.reason, xpmTimeUuid: settled.remoteId },
  });
  // A try that is repeated by itself is planned when it is taken again.
  if (result.outcome.kind === 'delivered' || result.outcome.kind === 'refused') {
    await planAll(ctx, thisEntry, { restMs: 0 });
  }
  ctx.announce('delivery');
  ctx.announce('timeEntry');
}

/**
 * XPM does not know the entry any more. One that was to be removed is done; otherwise a person says whether it
 * should go again.
 */
export async function settleGone(ctx: ServiceContext, message: OutboxMessage): Promise<void> {
  const thisEntry = eq(timeEntries.id, message.subjectId);
  await lockEntries(ctx.tx, ctx.practice.id, thisEntry);
  const gone = { remoteId: null, syncedHash: null, stateAt: ctx.now };
  await ctx.tx
    .update(outboxMessages)
    .set(message.op === 'delete' ? gone : { ...gone, state: 'blocked', reason: 'removed_in_xpm' })
    .where(
      and(
        eq(outboxMessages.practiceId, message.practiceId),
        eq(outboxMessages.id, message.id),
        eq(outboxMessages.state, 'refused'),
        eq(outboxMessages.opSeq, message.opSeq),
      ),
    );
  if (message.op === 'delete') await planAll(ctx, thisEntry, { restMs: 0, again: true });
  ctx.announce('delivery');
  ctx.announce('timeEntry');
}
