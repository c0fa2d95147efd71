import type { ServiceContext } from '../context.ts';
import { loadReceipt, type ReceiptLine } from '../outbox/receipt.ts';
import type { OneInput } from './schemas.ts';
import { type BillStep, traceBillSteps } from './trace-bill-steps.ts';
import { getClientBill } from './view-client-bill.ts';

export type ClientBillTrace = {
  /** From the draft to Xero; the first that is not `done` is where it stands. */
  readonly steps: readonly BillStep[];
  /** What was intended, sent, answered and read back, oldest first. */
  readonly receipt: readonly ReceiptLine[];
};

/**
 * Why a client bill is, or is not, in Xero: every station on its way, and the receipt.
 *
 * @throws {AppError} `not_found`
 */
export async function traceClientBill(ctx: ServiceContext, input: OneInput): Promise<ClientBillTrace> {
  const bill = await getClientBill(ctx, input);
  const receipt = bill.delivery === null ? [] : await loadReceipt(ctx, bill.delivery.deliveryId);
  return { steps: traceBillSteps({ bill, receipt, timeZone: ctx.practice.timeZone }), receipt };
}
