import { useQuery } from '@tanstack/react-query';

import { useTRPC } from '../../lib/trpc.ts';
import type { LedgerAccount, TaxRate, XeroAccount } from './bill-types.ts';

export type BillingLists = {
  readonly ledgerAccounts: readonly LedgerAccount[];
  readonly xeroAccounts: readonly XeroAccount[];
  readonly taxRates: readonly TaxRate[];
  readonly isReady: boolean;
};

/** Accounts, their mapping and the tax rates, as last read; empty until they are here. */
export function useBillingLists(): BillingLists {
  const trpc = useTRPC();
  const ledgerAccounts = useQuery(trpc.ledgerAccount.list.queryOptions()).data;
  const xeroAccounts = useQuery(trpc.xeroAccount.list.queryOptions()).data;
  const taxRates = useQuery(trpc.xeroTaxRate.list.queryOptions()).data;
  return {
    ledgerAccounts: ledgerAccounts ?? [],
    xeroAccounts: xeroAccounts ?? [],
    taxRates: taxRates ?? [],
    isReady: ledgerAccounts !== undefined && xeroAccounts !== undefined && taxRates !== undefined,
  };
}
