import { eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { timeEntries } from '../db/schema/time-entries.ts';
import { type Applied, applyStep } from '../outbox/apply-step.ts';
import type { Answer } from '../outbox/receipt-lines.ts';
import type { OutboxMessage } from '../outbox/record-row.ts';
import type { SyncInput } from '../sync/inputs.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { lockEntries } from './load-situations.ts';
import { planAll } from './replan.ts';

/**
 * Makes one step of the protocol on the message of an entry, audits what changed, and plans anew where the entry may
 * have changed while an operation was under way. Nothing happens when another worker has taken the message over.
 */
export async function applyTimeStep(
  ctx: ServiceContext,
  message: Pick<OutboxMessage, 'practiceId' | 'id' | 'subjectId'>,
  stepping: { readonly input: SyncInput; readonly timing: DeliveryTiming; readonly answer?: Answer },
): Promise<Applied> {
  const { receiptKeys } = ctx.settings;
  const thisEntry = eq(timeEntries.id, message.subjectId);
  if (stepping.input.kind !== 'release') await lockEntries(ctx.tx, ctx.practice.id, thisEntry);
  const applied = await applyStep(ctx.tx, message, { ...stepping, receiptKeys });
  if (applied.verdict === 'dropped' || stepping.input.kind === 'release') return applied;
  const { before, after, effects } = applied;
  if (before.state !== after.state || before.remoteId !== after.remoteId) {
    await recordAudit(ctx, {
      subjectKind: 'time_entry',
      subjectId: message.subjectId,
      before: { delivery: before.state, op: before.op },
      after: { delivery: after.state, reason: after.reason, xpmTimeUuid: after.remoteId },
    });
  }
  const replan = effects.find((effect) => effect.kind === 'replan');
  if (replan) await planAll(ctx, thisEntry, { restMs: 0, again: replan.again });
  ctx.announce('delivery');
  ctx.announce('timeEntry');
  return applied;
}
