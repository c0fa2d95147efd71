import type { ServiceContext } from '../context.ts';
import { AppError, notFound } from '../errors.ts';
import { databaseNow } from '../outbox/database-now.ts';
import { addReadBack } from '../outbox/receipt.ts';
import { sha256 } from '../outbox/sha256.ts';
import { compareBillWindow } from '../reconcile/reconcile-bills.ts';
import { keepInvoices, type SweptInvoice } from '../reconcile/save-invoices.ts';
import type { CheckAnswer } from '../time-entry/check-time-entry.ts';
import { lockClientBills } from './require-client-bill.ts';
import type { OneInput } from './schemas.ts';

/** The sales invoice to be read back, and when the read begins by the database’s clock. */
export type BillCheck = {
  readonly practiceId: string;
  readonly clientBillId: string;
  readonly messageId: string;
  readonly opSeq: number;
  readonly number: string;
  readonly billDate: string;
  readonly xeroInvoiceId: string;
  readonly startedAt: Date;
};

/**
 * The sales invoice of a client bill, if it may be read back now.
 *
 * @throws {AppError} `not_found`; `conflict` while there is nothing to read or something is on its way
 */
export async function beginBillCheck(ctx: ServiceContext, { clientBillId }: OneInput): Promise<BillCheck> {
  const [record] = await lockClientBills(ctx, [clientBillId]);
  if (!record) throw notFound('client bill');
  const { bill, message } = record;
  if (message?.remoteId == null) {
    throw new AppError('conflict', 'nothing to read back', {
      userMessage: `${bill.number} is not in Xero yet, so there is nothing to read back.`,
    });
  }
  if (message.op !== null) {
    throw new AppError('conflict', 'an operation is under way', {
      userMessage: `${bill.number} is on its way now; its end is read back by itself.`,
    });
  }
  return {
    practiceId: ctx.practice.id,
    clientBillId,
    messageId: message.id,
    opSeq: message.opSeq,
    number: bill.number,
    billDate: bill.billDate,
    xeroInvoiceId: message.remoteId,
    startedAt: new Date(await databaseNow(ctx.tx)),
  };
}

/** Takes up what was read: the receipt says so, and Reconcile shows it. Nothing changes on either side. */
export async function endBillCheck(
  ctx: ServiceContext,
  check: BillCheck,
  invoice: SweptInvoice | null,
): Promise<CheckAnswer> {
  const { messageId, opSeq, xeroInvoiceId, startedAt } = check;
  if (invoice) await keepInvoices(ctx.tx, ctx.practice.id, { startedAt, invoices: [invoice] });
  const answer = await judge(ctx, check, invoice);
  await addReadBack(ctx, {
    messageId,
    opSeq,
    remoteId: xeroInvoiceId,
    outcome: answer.outcome === 'changed' ? 'seen' : answer.outcome,
    hash: invoice && sha256(JSON.stringify(invoice)),
  });
  ctx.announce('clientBill');
  return { at: startedAt.toISOString(), ...answer };
}

async function judge(
  ctx: ServiceContext,
  { clientBillId, number, billDate }: BillCheck,
  invoice: SweptInvoice | null,
): Promise<Omit<CheckAnswer, 'at'>> {
  if (!invoice) return { outcome: 'gone', sentence: `Read back: Xero has no ${number} of ours any more.` };
  const { items } = await compareBillWindow(ctx, { from: billDate, to: billDate });
  const found = items.find((item) => item.clientBillId === clientBillId);
  return found === undefined || found.bucket === 'equal'
    ? { outcome: 'equal', sentence: `Read back: ${number} is in Xero, equal to the cent.` }
    : { outcome: 'changed', sentence: found.sentence };
}
