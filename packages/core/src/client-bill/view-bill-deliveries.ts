import { inArray } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { loadBills } from './load-bills.ts';
import { loadLedgerFacts } from './load-ledger-facts.ts';
import { deliveryOf } from './view-client-bill.ts';

export type BillDelivery = {
  readonly clientBillId: string;
  readonly number: string;
  readonly clientName: string;
  /** Whole cents. */
  readonly totalCents: number;
  readonly currency: string;
  readonly sentence: string;
};

/** How these client bills stand on their way to Xero, for lists of deliveries; those never posted are left out. */
export async function viewBillDeliveries(
  ctx: ServiceContext,
  clientBillIds: readonly string[],
): Promise<BillDelivery[]> {
  if (clientBillIds.length === 0) return [];
  const records = await loadBills(ctx.tx, ctx.practice.id, inArray(clientBills.id, [...clientBillIds]));
  const ledger = await loadLedgerFacts(ctx.tx, ctx.practice);
  return records.flatMap((record) => {
    const delivery = deliveryOf(ctx, record, ledger);
    const { id: clientBillId, number, totalCents, currency } = record.bill;
    if (!delivery) return [];
    return {
      clientBillId,
      number,
      clientName: record.client.name,
      totalCents,
      currency,
      sentence: delivery.sentence,
    };
  });
}
