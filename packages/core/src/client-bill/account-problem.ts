export type AccountPurpose = 'income' | 'disbursement' | 'trust_liability' | 'trust_transfers' | 'rounding';
export type XeroAccountProblem = 'no_code' | 'archived' | 'bank' | 'system' | 'wrong_type';

/** What the chart of accounts says of one account; words as Xero writes them. */
export type XeroAccountFacts = {
  readonly code: string | null;
  readonly type: string;
  readonly status: string;
  /** Empty or null for ordinary accounts. */
  readonly systemAccount: string | null;
};

const income = ['REVENUE', 'SALES', 'OTHERINCOME'];
const expense = ['EXPENSE', 'DIRECTCOSTS', 'OVERHEADS'];
const liability = ['LIABILITY', 'CURRLIAB', 'TERMLIAB'];

const typesByPurpose: Readonly<Record<AccountPurpose, readonly string[]>> = {
  income,
  disbursement: [...income, ...expense, 'CURRENT'],
  trust_liability: liability,
  trust_transfers: liability,
  rounding: [...income, ...expense],
};
const typesForAny = new Set(Object.values(typesByPurpose).flat());

/**
 * Why an account of the Xero chart cannot take lines for a purpose; null when it can.
 *
 * Xero's own rounding account serves the purpose `rounding` although it is a system account. Without a purpose an
 * account is of a wrong type only when no purpose could use it.
 * Source: Xero Accounting API, "Accounts" and the refusals of "Invoices"; the types for each purpose are inferred.
 */
export function xeroAccountProblem(
  account: XeroAccountFacts,
  purpose?: AccountPurpose,
): XeroAccountProblem | null {
  if (account.status !== 'ACTIVE') return 'archived';
  if (account.type === 'BANK') return 'bank';
  const isRounding = purpose === 'rounding' && account.systemAccount === 'ROUNDING';
  if (account.systemAccount && !isRounding) return 'system';
  if (!account.code) return 'no_code';
  const fits = purpose ? typesByPurpose[purpose].includes(account.type) : typesForAny.has(account.type);
  return fits || isRounding ? null : 'wrong_type';
}
