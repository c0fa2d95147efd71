import type { XeroTaxRate } from './preflight.ts';

type Fits = Omit<XeroTaxRate, 'name' | 'status' | 'effectiveRate'>;

const flagOf = {
  ASSET: 'canApplyToAssets',
  EQUITY: 'canApplyToEquity',
  EXPENSE: 'canApplyToExpenses',
  LIABILITY: 'canApplyToLiabilities',
  REVENUE: 'canApplyToRevenue',
} as const satisfies Record<string, keyof Fits>;

/** Classes of account a tax rate may be used with, in Xero's words. Source: Xero Accounting API, "TaxRates". */
export function classesOf(rate: Fits): readonly string[] {
  return Object.entries(flagOf).flatMap(([accountClass, flag]) => (rate[flag] ? [accountClass] : []));
}

/** Whether a tax rate may be used on an account of this class; never when the class is not known. */
export function taxRateFits(rate: Fits, accountClass: string | null): boolean {
  return accountClass !== null && classesOf(rate).includes(accountClass);
}
