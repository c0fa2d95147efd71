import { and, eq } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { clients } from '../db/schema/clients.ts';
import { notFound } from '../errors.ts';
import { requireMember } from '../require-member.ts';
import { auditedBill } from './audited-bill.ts';
import { loadLedgerFacts } from './load-ledger-facts.ts';
import { priceLines } from './price-lines.ts';
import type { DraftInput } from './schemas.ts';
import { takeBillNumber } from './take-bill-number.ts';
import { type ClientBillView, getClientBill } from './view-client-bill.ts';
import { requireLedgerAccounts, writeLines } from './write-lines.ts';

/**
 * Writes a client bill down as a draft with the practice's next number. Nothing leaves before it is approved and
 * posted.
 *
 * @throws {AppError} `not_found` for an unknown client or ledger account, `invalid_input` for amounts beyond reason
 */
export async function draftClientBill(ctx: ServiceContext, input: DraftInput): Promise<ClientBillView> {
  const { staffId } = requireMember(ctx);
  await requireClient(ctx, input.clientId);
  await requireLedgerAccounts(ctx, input.lines);
  const ledger = await loadLedgerFacts(ctx.tx, ctx.practice);
  const { lines, ...totals } = priceLines(input.lines, input.lineAmountTypes, {
    mappings: ledger.mappings,
    taxRates: ledger.chart.taxRates,
  });
  const [bill] = await ctx.tx
    .insert(clientBills)
    .values({
      practiceId: ctx.practice.id,
      number: await takeBillNumber(ctx),
      clientId: input.clientId,
      billDate: input.billDate,
      dueDate: input.dueDate,
      reference: input.reference ?? '',
      lineAmountTypes: input.lineAmountTypes,
      currency: ledger.currency,
      state: 'draft',
      ...totals,
      createdBy: staffId,
      updatedAt: ctx.now,
    })
    .returning();
  if (!bill) throw new Error('the client bill was not written');
  await writeLines(ctx, bill.id, lines);
  recordAudit(ctx, {
    subjectKind: 'client_bill',
    subjectId: bill.id,
    before: null,
    after: auditedBill(bill),
  });
  ctx.announce('clientBill');
  return getClientBill(ctx, { clientBillId: bill.id });
}

/** @throws {AppError} `not_found` */
export async function requireClient(
  ctx: ServiceContext,
  clientId: string,
): Promise<typeof clients.$inferSelect> {
  const [client] = await ctx.tx
    .select()
    .from(clients)
    .where(
      and(eq(clients.practiceId, ctx.practice.id), eq(clients.id, clientId), eq(clients.isDeleted, false)),
    );
  if (!client) throw notFound('client');
  return client;
}
