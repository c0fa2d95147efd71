import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { planMessage } from '../outbox/plan-message.ts';
import { auditedBill } from './audited-bill.ts';
import type { BillRecord } from './load-bills.ts';
import { requireClientBill } from './require-client-bill.ts';
import type { OneInput } from './schemas.ts';
import { type ClientBillView, getClientBill } from './view-client-bill.ts';

/**
 * Makes an approved client bill a draft again, so that it can change; it keeps its number. Only while nothing of it
 * is under way or in Xero.
 *
 * @throws {AppError} `not_found`, or `conflict` when it is a draft, on its way or in Xero
 */
export async function reopenClientBill(
  ctx: ServiceContext,
  { clientBillId }: OneInput,
): Promise<ClientBillView> {
  const record = await requireClientBill(ctx, clientBillId, 'approved');
  const { bill } = record;
  const change = {
    state: 'draft',
    frozenDocument: null,
    frozenHash: null,
    approvedBy: null,
    approvedAt: null,
    updatedAt: ctx.now,
  } as const;
  await ctx.tx
    .update(clientBills)
    .set(change)
    .where(and(eq(clientBills.practiceId, ctx.practice.id), eq(clientBills.id, bill.id)));
  await takeBack(ctx, record);
  recordAudit(ctx, {
    subjectKind: 'client_bill',
    subjectId: bill.id,
    before: auditedBill(bill),
    after: auditedBill({ ...bill, ...change }),
  });
  ctx.announce('clientBill');
  ctx.announce('delivery');
  return getClientBill(ctx, { clientBillId });
}

async function takeBack(ctx: ServiceContext, { bill, message }: BillRecord): Promise<void> {
  if (!message) return;
  const subject = { kind: 'client_bill.push', subjectId: bill.id, gate: 'ledger', message } as const;
  await planMessage(ctx, subject, { state: 'unlinked', reason: 'reopened', op: null, target: null });
}
