import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { auditedBill } from './audited-bill.ts';
import { requireClient } from './draft-client-bill.ts';
import type { BillRecord } from './load-bills.ts';
import { loadLedgerFacts } from './load-ledger-facts.ts';
import { priceLines } from './price-lines.ts';
import { requireClientBill } from './require-client-bill.ts';
import type { LineInput, UpdateInput } from './schemas.ts';
import { takeBillNumber } from './take-bill-number.ts';
import { type ClientBillView, getClientBill } from './view-client-bill.ts';
import { requireLedgerAccounts, writeLines } from './write-lines.ts';

/**
 * Changes a draft; what is left out stays as it is, and `lines` replaces them all.
 *
 * @throws {AppError} `conflict` once it is approved; otherwise as `draftClientBill`
 */
export async function updateClientBill(ctx: ServiceContext, input: UpdateInput): Promise<ClientBillView> {
  const record = await requireClientBill(ctx, input.clientBillId, 'draft');
  const { bill } = record;
  if (input.clientId !== undefined) await requireClient(ctx, input.clientId);
  const written: readonly LineInput[] = input.lines ?? record.lines;
  await requireLedgerAccounts(ctx, written);
  const ledger = await loadLedgerFacts(ctx.tx, ctx.practice);
  const fields = await fieldsOf(ctx, record, input);
  const { lines, ...totals } = priceLines(written, fields.lineAmountTypes, {
    mappings: ledger.mappings,
    taxRates: ledger.chart.taxRates,
  });
  const change = { ...fields, ...totals, currency: ledger.currency, updatedAt: ctx.now };
  await ctx.tx
    .update(clientBills)
    .set(change)
    .where(and(eq(clientBills.practiceId, ctx.practice.id), eq(clientBills.id, bill.id)));
  if (input.lines) await writeLines(ctx, bill.id, lines);
  recordAudit(ctx, {
    subjectKind: 'client_bill',
    subjectId: bill.id,
    before: auditedBill(bill),
    after: auditedBill({ ...bill, ...change }),
  });
  ctx.announce('clientBill');
  return getClientBill(ctx, { clientBillId: bill.id });
}

async function fieldsOf(ctx: ServiceContext, { bill }: BillRecord, input: UpdateInput) {
  return {
    number: input.renumber ? await takeBillNumber(ctx) : bill.number,
    clientId: input.clientId ?? bill.clientId,
    billDate: input.billDate ?? bill.billDate,
    dueDate: input.dueDate ?? bill.dueDate,
    reference: input.reference ?? bill.reference,
    lineAmountTypes: input.lineAmountTypes ?? bill.lineAmountTypes,
  };
}
