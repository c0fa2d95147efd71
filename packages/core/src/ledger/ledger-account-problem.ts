import {
  type AccountPurpose,
  xeroAccountProblem,
  type XeroAccountProblem,
} from '../client-bill/account-problem.ts';
import type { LedgerAccountMapping, XeroAccount } from '../client-bill/preflight.ts';
import { taxRateFits } from '../client-bill/tax-rate-fits.ts';
import type { Chart } from './load-chart.ts';

export type LedgerAccountProblem = {
  readonly code: XeroAccountProblem | 'unmapped' | 'gone' | 'tax_type_invalid';
  /** What is so and what to do, for everybody to read. */
  readonly sentence: string;
};

const purposeWords = {
  income: 'income',
  disbursement: 'disbursements',
  trust_liability: 'trust liability',
  trust_transfers: 'trust transfers',
  rounding: 'rounding',
} as const satisfies Record<AccountPurpose, string>;

/**
 * Why lines of a ledger account cannot reach Xero as it is mapped now; null when they can.
 *
 * Income takes revenue accounts; disbursements also expense and current asset accounts; both trust purposes take
 * liabilities only, as trust money is never the practice's own; rounding takes revenue, expense or Xero's own rounding
 * account. Judged by the chart as last read.
 */
export function ledgerAccountProblem(
  ledgerAccount: LedgerAccountMapping,
  chart: Chart,
): LedgerAccountProblem | null {
  const { name, purpose, xeroAccountId, taxType } = ledgerAccount;
  if (xeroAccountId === null || taxType === null) {
    return { code: 'unmapped', sentence: unmappedSentence(ledgerAccount, chart) };
  }
  const account = chart.accounts.get(xeroAccountId);
  if (!account) {
    const sentence = `The account ${name} was mapped to is no longer in Xero. Choose another.`;
    return { code: 'gone', sentence };
  }
  const code = xeroAccountProblem(account, purpose);
  if (code) return { code, sentence: accountSentence(code, account, purpose) };
  return taxProblem(account, taxType, chart);
}

/** Why a Xero account cannot be used, in a sentence. Without a purpose: for no purpose at all. */
export function accountSentence(
  code: XeroAccountProblem,
  account: XeroAccount,
  purpose?: AccountPurpose,
): string {
  const { name, type } = account;
  switch (code) {
    case 'no_code':
      return `The account ${name} has no code in Xero. Give it one in Xero, then check again.`;
    case 'archived':
      return `The account ${name} is archived in Xero. Restore it there or choose another.`;
    case 'bank':
      return `${name} is a bank account, and Xero takes no lines on those. Choose another account.`;
    case 'system':
      return `Xero keeps the account ${name} for itself. Choose another account.`;
    case 'wrong_type':
      return `The account ${name} is of Xero’s type ${type}, which does not fit ${purpose ? purposeWords[purpose] : 'client bills'}. Choose another account.`;
  }
}

function taxProblem(account: XeroAccount, taxType: string, chart: Chart): LedgerAccountProblem | null {
  const rate = chart.taxRates.get(taxType);
  if (rate?.status !== 'ACTIVE') {
    const sentence = `The tax type ${rate?.name ?? taxType} is not in use in Xero. Choose another tax type.`;
    return { code: 'tax_type_invalid', sentence };
  }
  if (taxRateFits(rate, account.class)) return null;
  const sentence = `${rate.name} does not fit the account ${account.code ?? account.name}. Choose another tax type or account.`;
  return { code: 'tax_type_invalid', sentence };
}

function unmappedSentence({ name, purpose }: LedgerAccountMapping, chart: Chart): string {
  const hasFitting = [...chart.accounts.values()].some((account) => !xeroAccountProblem(account, purpose));
  if (hasFitting || chart.accounts.size === 0) return `${name} is not mapped to Xero yet. Choose an account.`;
  const type = purpose.startsWith('trust') ? 'Current liability' : 'Revenue';
  return `Xero has no account that fits ${name} yet. Create one there of type ${type}, with a code, then check again.`;
}
