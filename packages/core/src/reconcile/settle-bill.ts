import type { z } from 'zod';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { AppError, notFound } from '../errors.ts';
import { acceptDifference } from './accept-difference.ts';
import { compareBillWindow } from './reconcile-bills.ts';
import type { AcceptBill } from './schemas.ts';

/**
 * Explains one difference between a client bill and Xero, audited. Nothing changes on either side: what is in Xero is
 * mended in Xero.
 *
 * @throws {AppError} `not_found` when there is no such difference any more; `conflict` when both sides are equal
 */
export async function acceptBillDifference(
  ctx: ServiceContext,
  input: z.output<z.ZodObject<typeof AcceptBill>>,
): Promise<{ readonly fingerprint: string }> {
  const { from, to, fingerprint, reason } = input;
  const { items } = await compareBillWindow(ctx, { from, to });
  const found = items.find((item) => item.fingerprint === fingerprint);
  if (!found) throw notFound('difference');
  if (!found.choices.includes('accept')) {
    throw new AppError('conflict', 'both sides are equal', {
      userMessage: 'Both sides agree on this by now.',
    });
  }
  await acceptDifference(ctx, { kind: 'ledger', fingerprint, reason });
  await recordAudit(ctx, {
    subjectKind: 'client_bill',
    subjectId: found.clientBillId ?? found.xeroInvoiceId ?? fingerprint,
    before: { bucket: found.bucket, number: found.number },
    after: { choice: 'accept', reason },
  });
  ctx.announce('clientBill');
  return { fingerprint };
}
