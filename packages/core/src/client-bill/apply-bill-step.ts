import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import type { DeliveryState } from '../db/schema/outbox-messages.ts';
import { type Applied, applyStep } from '../outbox/apply-step.ts';
import type { Answer } from '../outbox/receipt-lines.ts';
import type { OutboxMessage } from '../outbox/record-row.ts';
import type { SyncInput } from '../sync/inputs.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { writeBillState } from './write-bill-state.ts';

export type BillStepping = {
  readonly input: SyncInput;
  readonly timing: DeliveryTiming;
  readonly answer?: Answer;
};

/**
 * Makes one step of the protocol on the message of a client bill and lets the client bill's own state follow: in Xero
 * it is posted; refused or blocked, it may be posted again once a person has changed something. Nothing happens when
 * another worker has taken the message over.
 */
export async function applyBillStep(
  ctx: ServiceContext,
  message: Pick<OutboxMessage, 'practiceId' | 'id' | 'subjectId'>,
  stepping: BillStepping,
): Promise<Applied> {
  const { receiptKeys } = ctx.settings;
  if (stepping.input.kind === 'release') return applyStep(ctx.tx, message, { ...stepping, receiptKeys });
  await ctx.tx
    .select({ id: clientBills.id })
    .from(clientBills)
    .where(and(eq(clientBills.practiceId, ctx.practice.id), eq(clientBills.id, message.subjectId)))
    .for('update');
  const applied = await applyStep(ctx.tx, message, { ...stepping, receiptKeys });
  if (applied.verdict === 'dropped') return applied;
  const { before, after } = applied;
  const state = billStateAfter(after);
  if (state && before.state !== after.state) await writeBillState(ctx, message.subjectId, state);
  if (before.state !== after.state || before.remoteId !== after.remoteId) {
    recordAudit(ctx, {
      subjectKind: 'client_bill',
      subjectId: message.subjectId,
      before: { delivery: before.state },
      after: { delivery: after.state, reason: after.reason, xeroInvoiceId: after.remoteId },
    });
  }
  ctx.announce('delivery');
  ctx.announce('clientBill');
  return applied;
}

/** What is in Xero is posted even when a person has to look at it. */
function billStateAfter({ state, remoteId }: OutboxMessage): 'posted' | 'approved' | null {
  if (state === 'delivered' || (state === 'blocked' && remoteId !== null)) return 'posted';
  const waitsForPerson: readonly DeliveryState[] = ['refused', 'blocked'];
  return waitsForPerson.includes(state) ? 'approved' : null;
}
