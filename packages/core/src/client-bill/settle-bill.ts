import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import type { OutboxMessage } from '../outbox/claim-due.ts';
import { type Answer, settle } from '../outbox/settle.ts';
import type { DeliveryOutcome } from '../sync/outcome.ts';
import type { DeliveryTiming } from '../sync/timing.ts';
import { writeBillState } from './block-bill.ts';

/**
 * Writes what came of sending a client bill: in Xero it is posted; refused, it may be posted again once a person has
 * changed something. Nothing happens when another worker has taken the message over meanwhile.
 */
export async function settleBill(
  ctx: ServiceContext,
  message: OutboxMessage,
  result: {
    readonly outcome: DeliveryOutcome;
    readonly answer: Answer;
    readonly timing: DeliveryTiming;
  },
): Promise<void> {
  await ctx.tx
    .select({ id: clientBills.id })
    .from(clientBills)
    .where(and(eq(clientBills.practiceId, ctx.practice.id), eq(clientBills.id, message.subjectId)))
    .for('update');
  const settled = await settle(ctx.tx, message, result);
  if (!settled) return;
  const state = billStateAfter(result.outcome);
  if (state) await writeBillState(ctx, message.subjectId, state);
  await recordAudit(ctx, {
    subjectKind: 'client_bill',
    subjectId: message.subjectId,
    before: { delivery: message.state },
    after: auditedDelivery(settled),
  });
  ctx.announce('delivery');
  ctx.announce('clientBill');
}

function billStateAfter({ kind }: DeliveryOutcome): 'posted' | 'approved' | null {
  if (kind === 'delivered') return 'posted';
  return kind === 'refused' ? 'approved' : null;
}

function auditedDelivery({ state, reason, remoteId }: OutboxMessage) {
  return { delivery: state, reason, xeroInvoiceId: remoteId };
}
