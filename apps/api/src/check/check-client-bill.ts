import type { OneInput } from '@throughline/core/client-bill/schemas';
import { beginBillCheck, endBillCheck } from '@throughline/core/reconcile/check-client-bill';
import type { CheckAnswer } from '@throughline/core/reconcile/check-time-entry';

import { askForInvoices } from '../remote/sweep-ledger.ts';
import type { RemoteCall } from '../trpc/procedures.ts';
import { readOrRefuse } from './read-or-refuse.ts';

/**
 * Reads the sales invoice of a client bill back from Xero, with one call, and tells how it stands.
 *
 * @throws {AppError} `not_found`; `conflict` while there is nothing to read; `precondition_failed` when Xero could not
 * be read
 */
export async function checkClientBill(call: RemoteCall, input: OneInput): Promise<CheckAnswer> {
  const check = await call.run((ctx) => beginBillCheck(ctx, input));
  const { remotes } = call.request.deps;
  const [invoice = null] = await readOrRefuse(async () =>
    askForInvoices(await remotes.ledger(check.practiceId), [check]),
  );
  return call.run((ctx) => endBillCheck(ctx, check, invoice));
}
