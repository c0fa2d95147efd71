import { and, between, eq, isNotNull } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { outboxMessages } from '../db/schema/outbox-messages.ts';

export type KnownBill = {
  readonly clientBillId: string;
  readonly xeroInvoiceId: string;
};

/** The client bills of a stretch of days that Xero is known to hold. */
export async function loadKnownBills(
  { tx, practice }: ServiceContext,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<KnownBill[]> {
  const rows = await tx
    .select({
      clientBillId: clientBills.id,
      xeroInvoiceId: outboxMessages.remoteId,
    })
    .from(clientBills)
    .innerJoin(
      outboxMessages,
      and(
        eq(outboxMessages.practiceId, clientBills.practiceId),
        eq(outboxMessages.kind, 'client_bill.push'),
        eq(outboxMessages.subjectId, clientBills.id),
        isNotNull(outboxMessages.remoteId),
      ),
    )
    .where(and(eq(clientBills.practiceId, practice.id), between(clientBills.billDate, from, to)));
  return rows.flatMap(({ xeroInvoiceId, ...row }) =>
    xeroInvoiceId === null ? [] : [{ ...row, xeroInvoiceId }],
  );
}
