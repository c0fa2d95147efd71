import type { SweptLine } from '../db/schema/sweeps.ts';

/** What client bills come to on one account, with or without tax as their lines are, in whole cents. */
export type AccountTotal = {
  readonly accountCode: string;
  readonly accountName: string;
  readonly hereCents: number;
  readonly thereCents: number;
};

type Group = { readonly accountCode: string; readonly accountName: string; readonly amountCents: number };
type Invoice = { readonly status: string; readonly lines: readonly SweptLine[] };

/** Adds up both sides by account code, those of either side included, by code. */
export function totalsPerAccount(groups: readonly Group[], invoices: readonly Invoice[]): AccountTotal[] {
  const totals = new Map<string, AccountTotal>();
  const add = (accountCode: string, change: Partial<AccountTotal>): void => {
    const known = totals.get(accountCode) ?? { accountCode, accountName: '', hereCents: 0, thereCents: 0 };
    totals.set(accountCode, {
      accountCode,
      accountName: change.accountName ?? known.accountName,
      hereCents: known.hereCents + (change.hereCents ?? 0),
      thereCents: known.thereCents + (change.thereCents ?? 0),
    });
  };
  for (const { accountCode, accountName, amountCents } of groups) {
    add(accountCode, { accountName, hereCents: amountCents });
  }
  for (const { status, lines } of invoices) {
    if (status === 'VOIDED' || status === 'DELETED') continue;
    for (const { accountCode, amountCents } of lines) add(accountCode ?? '', { thereCents: amountCents });
  }
  return [...totals.values()].toSorted((a, b) => (a.accountCode < b.accountCode ? -1 : 1));
}
