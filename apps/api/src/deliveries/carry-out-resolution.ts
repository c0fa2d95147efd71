import { blockBill } from '@throughline/core/client-bill/block-bill';
import type { IntendedBill } from '@throughline/core/client-bill/intend-bill';
import type { BillResolution } from '@throughline/core/sync/resolve-bill';
import { settleBill } from '@throughline/core/client-bill/settle-bill';
import { abandonOp, keepWaiting } from '@throughline/core/outbox/abandon-op';
import type { DeliveryOutcome } from '@throughline/core/sync/outcome';
import type { LedgerInvoice } from '@throughline/ledger-push';

import { deliveredInvoice } from './bill-outcome.ts';
import type { DeliveryDeps } from './deps.ts';
import { inBillSystem } from './send-bill.ts';

type Decided = Exclude<BillResolution, { kind: 'repeat' | 'look' | 'look_by_url' }>;

export type CarryOut = {
  readonly bill: IntendedBill;
  readonly resolution: Decided;
  readonly invoices: readonly LedgerInvoice[];
};

/** Writes down what looking for a client bill in Xero came to. */
export function carryOut(deps: DeliveryDeps, { bill, resolution, invoices }: CarryOut): Promise<void> {
  const { message, document } = bill;
  return inBillSystem(deps, message, async (ctx) => {
    ctx.announce('delivery');
    ctx.announce('clientBill');
    switch (resolution.kind) {
      case 'wait':
        return keepWaiting(ctx.tx, message);
      case 'absent':
        return abandonOp(ctx.tx, message);
      case 'taken':
        return blockBill(ctx, message, {
          code: 'number_taken',
          sentence: `The number ${document.InvoiceNumber} is already used in Xero for another document.`,
          fix: 'Open the client bill again and give it the next number.',
        });
      case 'adopt': {
        const outcome = adopted(bill, { resolution, invoices });
        const answer = { httpStatus: null, correlationId: null, text: null };
        return settleBill(ctx, message, { outcome, answer, timing: deps.timing });
      }
    }
  });
}

function adopted(
  { message, totals }: IntendedBill,
  found: {
    readonly resolution: Extract<Decided, { kind: 'adopt' }>;
    readonly invoices: readonly LedgerInvoice[];
  },
): DeliveryOutcome {
  const { invoice, concern } = found.resolution;
  const inXero = found.invoices.find(({ invoiceId }) => invoiceId === invoice.xeroInvoiceId);
  if (!inXero) throw new RangeError('adopted an invoice that was not read');
  const outcome = deliveredInvoice(inXero, { totals, hash: message.opHash });
  if (outcome.kind !== 'delivered' || concern === null || concern === 'amount') return outcome;
  return { ...outcome, concern: { reason: 'differs', field: concern } };
}
