import type { ServiceContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { postClientBills } from './post-client-bills.ts';
import { lockClientBills } from './require-client-bill.ts';

/**
 * Posts a client bill again that was refused or blocked.
 *
 * @throws {AppError} `not_found`; `conflict` when it is in Xero, under way or a draft
 */
export async function retryClientBill(ctx: ServiceContext, clientBillId: string): Promise<void> {
  const [record] = await lockClientBills(ctx, [clientBillId]);
  if (record?.bill.state !== 'approved') {
    throw new AppError('conflict', 'client bill is not waiting to be posted', {
      userMessage:
        record?.bill.state === 'posted'
          ? `${record.bill.number} is in Xero already; nothing is sent again.`
          : 'This client bill does not wait to be posted again.',
    });
  }
  await postClientBills(ctx, { clientBillIds: [clientBillId] });
}
