import type { z } from 'zod';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { AppError, notFound } from '../errors.ts';
import { acceptDifference, reopenDifference } from './accept-difference.ts';
import { compareBillWindow } from './reconcile-bills.ts';
import type { AcceptBill } from './schemas.ts';

/**
 * Explains one difference between a client bill and Xero, or takes that back, audited. Nothing changes on either side: what is in Xero is
 * mended in Xero.
 *
 * @throws {AppError} `not_found` when there is no such difference any more; `conflict` when it cannot be settled so
 */
export async function acceptBillDifference(
  ctx: ServiceContext,
  input: z.output<z.ZodObject<typeof AcceptBill>>,
): Promise<{ readonly fingerprint: string }> {
  const { from, to, fingerprint, reason, choice } = input;
  const { items } = await compareBillWindow(ctx, { from, to });
  const found = items.find((item) => item.fingerprint === fingerprint);
  if (!found) throw notFound('difference');
  if (!found.choices.includes(choice)) {
    throw new AppError('conflict', `${choice} is no choice for a ${found.bucket} difference`, {
      userMessage: 'This changed meanwhile. Look at it again, then choose.',
    });
  }
  if (choice === 'accept') await acceptDifference(ctx, { kind: 'ledger', fingerprint, reason });
  else await reopenDifference(ctx, { kind: 'ledger', fingerprint });
  recordAudit(ctx, {
    subjectKind: 'client_bill',
    subjectId: found.clientBillId ?? found.xeroInvoiceId ?? fingerprint,
    before: { bucket: found.bucket, number: found.number },
    after: { choice, why: reason },
  });
  ctx.announce('clientBill');
  return { fingerprint };
}
