import { and, eq, sql } from 'drizzle-orm';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { AppError } from '../errors.ts';
import { requireMember } from '../require-member.ts';
import { auditedBill } from './audited-bill.ts';
import { priceDraft, toPreflight } from './bill-preflight.ts';
import { documentHash } from './document-hash.ts';
import { freeze } from './frozen-bill.ts';
import type { BillRecord } from './load-bills.ts';
import { loadLedgerFacts } from './load-ledger-facts.ts';
import { prepareSalesInvoice, type PreparedSalesInvoice } from './prepare-sales-invoice.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { requireClientBill } from './require-client-bill.ts';
import type { OneInput } from './schemas.ts';
import { type ClientBillView, getClientBill } from './view-client-bill.ts';

/** What may be mended after approval, in Xero or by connecting it; posting checks these. */
const laterConcerns: ReadonlySet<ProblemCode> = new Set([
  'ledger_disconnected',
  'may_not_approve',
  'locked_period',
  'end_of_year_lock',
]);

/**
 * Approves a draft: its amounts, number, dates, reference and accounts are frozen as the sales invoice Xero will get,
 * added up for each account, tax type and tracking. Nothing leaves before it is posted.
 *
 * @throws {AppError} `not_found`, `conflict` when it is no draft, `precondition_failed` with every reason in
 *   `details.problems`
 */
export async function approveClientBill(
  ctx: ServiceContext,
  { clientBillId }: OneInput,
): Promise<ClientBillView> {
  const { staffId } = requireMember(ctx);
  const record = await requireClientBill(ctx, clientBillId, 'draft');
  const ledger = await loadLedgerFacts(ctx.tx, ctx.practice);
  const prepared = prepareSalesInvoice(toPreflight(record, { ledger, settings: ctx.settings }));
  const { frozen } = requireApprovable(prepared, record);
  const { lines, ...totals } = priceDraft(record.lines, record.bill.lineAmountTypes, ledger);
  await writeTaxes(ctx, lines);
  const change = {
    ...totals,
    state: 'approved',
    frozenDocument: freeze(prepared, record, ledger),
    frozenHash: documentHash(frozen),
    approvedBy: staffId,
    approvedAt: ctx.now,
    updatedAt: ctx.now,
    currency: ledger.currency,
  } as const;
  await ctx.tx
    .update(clientBills)
    .set(change)
    .where(and(eq(clientBills.practiceId, ctx.practice.id), eq(clientBills.id, clientBillId)));
  recordAudit(ctx, {
    subjectKind: 'client_bill',
    subjectId: clientBillId,
    before: auditedBill(record.bill),
    after: auditedBill({ ...record.bill, ...change }),
  });
  ctx.announce('clientBill');
  return getClientBill(ctx, { clientBillId });
}

function requireApprovable(prepared: PreparedSalesInvoice, { bill }: BillRecord) {
  const against = prepared.problems.filter((problem) => problem.blocking && !laterConcerns.has(problem.code));
  if (against.length === 0 && prepared.frozen !== null) return { frozen: prepared.frozen };
  throw new AppError('precondition_failed', `client bill ${bill.id} cannot be approved`, {
    userMessage: against.map((problem) => problem.sentence).join(' '),
    details: { problems: against.map(toDetail) },
  });
}

function toDetail({ code, sentence, fix, subjectId }: Problem) {
  return { code, sentence, fix, subjectId };
}

/** The rates may have become known, or changed, since the draft was written. */
async function writeTaxes(
  ctx: ServiceContext,
  lines: readonly { id: string; taxCents: number }[],
): Promise<void> {
  const taxes = JSON.stringify(lines.map(({ id, taxCents }) => ({ id, taxCents })));
  await ctx.tx.execute(sql`
    update client_bill_lines as line
    set tax_cents = tax."taxCents"
    from jsonb_to_recordset(${taxes}::jsonb) as tax (id uuid, "taxCents" bigint)
    where line.practice_id = ${ctx.practice.id} and line.id = tax.id`);
}
