import { eq, inArray } from 'drizzle-orm';

import type { ServiceContext, ServiceSettings } from '../context.ts';
import { clientBills } from '../db/schema/client-bills.ts';
import { practices } from '../db/schema/practices.ts';
import { notFound } from '../errors.ts';
import { asOfOf } from '../mirror/as-of.ts';
import { type BillRecord, loadBills } from './load-bills.ts';
import { type LedgerFacts, loadLedgerFacts } from './load-ledger-facts.ts';
import { billNumber } from './take-bill-number.ts';

export type LoadedDryRun = {
  readonly practiceId: string;
  readonly timeZone: string;
  readonly settings: ServiceSettings;
  /** In the order asked for, each once. */
  readonly records: readonly BillRecord[];
  readonly ledger: LedgerFacts;
  /** What `renumber` would give next. */
  readonly nextNumber: string;
};

/**
 * Everything known here about these client bills; a chart that is old is asked for, for the next look.
 *
 * @throws {AppError} `not_found` when one does not exist
 */
export async function loadDryRun(
  ctx: ServiceContext,
  clientBillIds: readonly string[],
): Promise<LoadedDryRun> {
  await asOfOf(ctx, ['accounts', 'taxRates', 'organisation']);
  const ids = [...new Set(clientBillIds)];
  const records = await loadBills(ctx.tx, ctx.practice.id, inArray(clientBills.id, ids));
  const byId = new Map(records.map((record) => [record.bill.id, record]));
  const [practice] = await ctx.tx
    .select({ prefix: practices.billNumberPrefix, next: practices.nextBillNumber })
    .from(practices)
    .where(eq(practices.id, ctx.practice.id));
  if (!practice || byId.size < ids.length) throw notFound('client bill');
  return {
    practiceId: ctx.practice.id,
    timeZone: ctx.practice.timeZone,
    settings: ctx.settings,
    records: ids.flatMap((id) => byId.get(id) ?? []),
    ledger: await loadLedgerFacts(ctx.tx, ctx.practice),
    nextNumber: billNumber(practice.prefix, practice.next),
  };
}
