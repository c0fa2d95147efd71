import { eq } from 'drizzle-orm';

import type { ServiceContext } from '../context.ts';
import { ledgerAccounts } from '../db/schema/ledger-accounts.ts';
import { asOfOf } from '../mirror/as-of.ts';
import { foldedName } from '../mirror/name-search.ts';
import { loadChart } from './load-chart.ts';
import { type LedgerAccountView, viewLedgerAccount } from './view-ledger-account.ts';

/** The practice's ledger accounts by name, each with its mapping and what is wrong with it. */
export async function listLedgerAccounts(ctx: ServiceContext): Promise<LedgerAccountView[]> {
  await asOfOf(ctx, ['accounts', 'taxRates']);
  const chart = await loadChart(ctx.tx, ctx.practice.id);
  const rows = await ctx.tx
    .select()
    .from(ledgerAccounts)
    .where(eq(ledgerAccounts.practiceId, ctx.practice.id))
    .orderBy(foldedName(ledgerAccounts.name), ledgerAccounts.id);
  return rows.map((row) => viewLedgerAccount(row, chart));
}
