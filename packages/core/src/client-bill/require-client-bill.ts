import { and, asc, eq, inArray } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clientBills, type ClientBillState } from '../db/schema/client-bills.ts';
import { AppError, notFound } from '../errors.ts';
import { type BillRecord, loadBills } from './load-bills.ts';

/**
 * These client bills, locked until the transaction ends, by number.
 *
 * The lock is a statement of its own: one that locked and read at once would see what it waited for as it was before.
 * @throws {AppError} `not_found` when one does not exist
 */
export async function lockClientBills(
  ctx: ServiceContext,
  clientBillIds: readonly string[],
): Promise<BillRecord[]> {
  const ids = [...new Set(clientBillIds)];
  const these = inArray(clientBills.id, ids);
  await ctx.tx
    .select({ id: clientBills.id })
    .from(clientBills)
    .where(and(eq(clientBills.practiceId, ctx.practice.id), these))
    .orderBy(asc(clientBills.id))
    .for('update');
  const records = await loadBills(ctx.tx, ctx.practice.id, these);
  if (records.length < ids.length) throw notFound('client bill');
  return records;
}

/**
 * One client bill, locked, if it is in this state.
 *
 * @throws {AppError} `not_found`, or `conflict` in a sentence
 */
export async function requireClientBill(
  ctx: ServiceContext,
  clientBillId: string,
  state: ClientBillState,
): Promise<BillRecord> {
  const [record] = await lockClientBills(ctx, [clientBillId]);
  if (!record) throw notFound('client bill');
  if (record.bill.state === state) return record;
  throw new AppError('conflict', `client bill is ${record.bill.state}, not ${state}`, {
    userMessage: stateSentence(record.bill),
    details: { state: record.bill.state },
  });
}

function stateSentence({ number, state }: BillRecord['bill']): string {
  switch (state) {
    case 'draft':
      return `${number} is a draft. Approve it first.`;
    case 'approved':
      return `${number} is approved, so its amounts are frozen.`;
    case 'posting':
      return `${number} is on its way to Xero, so it cannot change.`;
    case 'posted':
      return `${number} is in Xero, so it cannot change here.`;
  }
}
