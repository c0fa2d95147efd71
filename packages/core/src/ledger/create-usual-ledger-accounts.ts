import type { ServiceContext } from '../context.ts';
import type { LedgerPurpose } from '../db/schema/ledger-accounts.ts';
import { insertLedgerAccount } from './create-ledger-account.ts';
import { listLedgerAccounts } from './list-ledger-accounts.ts';
import type { LedgerAccountView } from './view-ledger-account.ts';

const usual: readonly { readonly name: string; readonly purpose: LedgerPurpose }[] = [
  { name: 'Fees', purpose: 'income' },
  { name: 'Disbursements', purpose: 'disbursement' },
  { name: 'Trust liability', purpose: 'trust_liability' },
  { name: 'Trust transfers', purpose: 'trust_transfers' },
  { name: 'Rounding', purpose: 'rounding' },
];

/** Adds the five accounts a practice usually needs; those that exist stay as they are. Safe to repeat. */
export async function createUsualLedgerAccounts(ctx: ServiceContext): Promise<LedgerAccountView[]> {
  for (const account of usual) await insertLedgerAccount(ctx, account);
  return listLedgerAccounts(ctx);
}
