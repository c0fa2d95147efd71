import { and, eq, isNull } from 'drizzle-orm';

import type { XeroAccount, XeroTaxRate } from '../client-bill/preflight.ts';
import type { Tx } from '../db/client.ts';
import { xeroAccounts, xeroTaxRates } from '../db/schema/xero-lists.ts';
import { isDecimalText } from '../money/decimal-text.ts';

/** The chart of accounts and tax rates as last read from Xero; what Xero lists no more is left out. */
export type Chart = {
  /** By `xeroAccountId`. */
  readonly accounts: ReadonlyMap<string, XeroAccount>;
  /** By Xero's tax type. */
  readonly taxRates: ReadonlyMap<string, XeroTaxRate>;
};

const rateDecimals = 4;

/** Reads the mirrored chart; asks nobody outside. */
export async function loadChart(tx: Tx, practiceId: string): Promise<Chart> {
  const accounts = await tx
    .select()
    .from(xeroAccounts)
    .where(and(eq(xeroAccounts.practiceId, practiceId), isNull(xeroAccounts.goneAt)));
  const rates = await tx
    .select()
    .from(xeroTaxRates)
    .where(and(eq(xeroTaxRates.practiceId, practiceId), isNull(xeroTaxRates.goneAt)));
  return {
    accounts: new Map(accounts.map((account) => [account.xeroAccountId, account])),
    taxRates: new Map(
      rates.map((rate) => [rate.taxType, { ...rate, effectiveRate: exactRate(rate.effectiveRate) }]),
    ),
  };
}

/** Xero computes compound rates to many places; four decide every cent we bill. */
function exactRate(percent: string): string {
  return isDecimalText(percent, rateDecimals) ? percent : Number(percent).toFixed(rateDecimals);
}
