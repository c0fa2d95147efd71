import { eq, inArray } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { clientBills, type ClientBillState } from '../db/schema/client-bills.ts';
import { notFound } from '../errors.ts';
import type { LineAmountTypes } from '../money/tax.ts';
import { billDeliveryView, type BillDeliveryView } from './bill-delivery-view.ts';
import { priceDraft, toPreflight, totalsOf } from './bill-preflight.ts';
import { type FrozenGroup, readFrozen } from './frozen-bill.ts';
import { type BillLine, type BillRecord, loadBills } from './load-bills.ts';
import { type LedgerFacts, loadLedgerFacts } from './load-ledger-facts.ts';
import { prepareSalesInvoice } from './prepare-sales-invoice.ts';
import type { Problem } from './problem.ts';
import type { OneInput } from './schemas.ts';

/** A client bill as every screen and caller sees it. Days `YYYY-MM-DD`, money whole cents. */
export type ClientBillView = {
  readonly id: string;
  readonly number: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly billDate: string;
  readonly dueDate: string;
  readonly reference: string;
  readonly lineAmountTypes: LineAmountTypes;
  /** ISO 4217 */
  readonly currency: string;
  readonly lines: readonly {
    readonly id: string;
    readonly description: string;
    /** Decimal text, as `1.25`. */
    readonly quantity: string;
    /** Decimal text in currency units, as `185.00`. */
    readonly unitAmount: string;
    readonly ledgerAccountId: string;
    readonly ledgerAccountName: string;
    /** As chosen for this line; null: that of the account's mapping. */
    readonly taxType: string | null;
    readonly amountCents: number;
    readonly taxCents: number;
  }[];
  readonly subtotalCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
  readonly state: ClientBillState;
  readonly approvedBy: string | null;
  readonly approvedByName: string | null;
  readonly approvedAt: string | null;
  /** Fingerprint of what approval froze; null before. */
  readonly frozenHash: string | null;
  /** What approval added up the lines to; null before. */
  readonly groups: readonly FrozenGroup[] | null;
  readonly delivery: BillDeliveryView | null;
  /** What is known here to speak against posting it, blocking ones first; nobody outside was asked. */
  readonly problems: readonly Problem[];
};

/** @throws {AppError} `not_found` */
export async function getClientBill(
  ctx: ServiceContext,
  { clientBillId }: OneInput,
): Promise<ClientBillView> {
  const [view] = await viewClientBills(ctx, [clientBillId]);
  if (!view) throw notFound('client bill');
  return view;
}

/** The client bills of these ids, in that order; unknown ones are left out. */
export async function viewClientBills(
  ctx: ServiceContext,
  clientBillIds: readonly string[],
): Promise<ClientBillView[]> {
  if (clientBillIds.length === 0) return [];
  const [one] = clientBillIds;
  const where =
    clientBillIds.length === 1 && one ? eq(clientBills.id, one) : inArray(clientBills.id, [...clientBillIds]);
  const records = await loadBills(ctx.tx, ctx.practice.id, where);
  const ledger = await loadLedgerFacts(ctx.tx, ctx.practice);
  const views = new Map(records.map((record) => [record.bill.id, viewBill(ctx, record, ledger)]));
  return clientBillIds.flatMap((id) => views.get(id) ?? []);
}

/** A loaded client bill as people see it. */
export function viewBill(ctx: ServiceContext, record: BillRecord, ledger: LedgerFacts): ClientBillView {
  const { bill, client } = record;
  const { id, number, clientId, billDate, dueDate, reference, lineAmountTypes, currency, state } = bill;
  return {
    id,
    number,
    clientId,
    billDate,
    dueDate,
    reference,
    lineAmountTypes,
    currency,
    state,
    clientName: client.name,
    lines: linesOf(record, ledger),
    ...totalsOf(record, ledger),
    approvedBy: bill.approvedBy,
    approvedByName: record.approvedByName,
    approvedAt: bill.approvedAt?.toISOString() ?? null,
    frozenHash: bill.frozenHash,
    groups: readFrozen(record)?.groups ?? null,
    delivery: deliveryOf(ctx, record, ledger),
    problems: problemsOf(ctx, record, ledger),
  };
}

/** How a client bill stands on its way to Xero; null while it was never posted. */
export function deliveryOf(
  ctx: Pick<ServiceContext, 'practice' | 'now'>,
  { bill, message }: BillRecord,
  { pausedUntil, pauseReason }: LedgerFacts,
): BillDeliveryView | null {
  if (message === null || message.state === 'unlinked') return null;
  return billDeliveryView({
    message,
    number: bill.number,
    totalCents: bill.totalCents,
    timeZone: ctx.practice.timeZone,
    now: ctx.now,
    pausedUntil,
    pauseReason,
  });
}

/** What is in Xero has nothing left to be checked. */
function problemsOf(ctx: ServiceContext, record: BillRecord, ledger: LedgerFacts): readonly Problem[] {
  if (record.bill.state === 'posted') return [];
  return prepareSalesInvoice(toPreflight(record, { ledger, settings: ctx.settings })).problems;
}

function linesOf(record: BillRecord, ledger: LedgerFacts): ClientBillView['lines'] {
  const { bill, lines } = record;
  const priced = bill.state === 'draft' ? priceDraft(lines, bill.lineAmountTypes, ledger).lines : lines;
  return priced.map(toLineView);
}

function toLineView(line: BillLine): ClientBillView['lines'][number] {
  const { id, description, ledgerAccountId, ledgerAccountName, taxType, amountCents, taxCents } = line;
  return {
    id,
    description,
    ledgerAccountId,
    ledgerAccountName,
    taxType,
    amountCents,
    taxCents,
    quantity: trimZeros(line.quantity, 0),
    unitAmount: trimZeros(line.unitAmount, 2),
  };
}

/** The database pads decimals to four places; people wrote fewer. */
function trimZeros(decimal: string, placesMin: number): string {
  const [whole = '0', part = ''] = decimal.split('.');
  const kept = part.replace(/0+$/, '').padEnd(placesMin, '0');
  return kept === '' ? whole : `${whole}.${kept}`;
}
