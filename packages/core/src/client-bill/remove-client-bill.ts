import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { auditedBill } from './audited-bill.ts';
import { requireClientBill } from './require-client-bill.ts';
import type { OneInput } from './schemas.ts';

/**
 * Throws a draft away with its lines; its number is not used again.
 *
 * @throws {AppError} `not_found`, or `conflict` once it is approved
 */
export async function removeClientBill(
  ctx: ServiceContext,
  { clientBillId }: OneInput,
): Promise<{ clientBillId: string }> {
  const { bill } = await requireClientBill(ctx, clientBillId, 'draft');
  await ctx.tx
    .delete(clientBills)
    .where(and(eq(clientBills.practiceId, ctx.practice.id), eq(clientBills.id, bill.id)));
  recordAudit(ctx, {
    subjectKind: 'client_bill',
    subjectId: bill.id,
    before: auditedBill(bill),
    after: null,
  });
  ctx.announce('clientBill');
  return { clientBillId: bill.id };
}
