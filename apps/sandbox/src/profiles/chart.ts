import type { AccountClass } from '../xero/records.ts';

/** Code, name, type, class, tax type, and what is special: archived, payments enabled, or `system:<role>`. */
type ChartRow = readonly [
  string | null,
  string,
  string,
  AccountClass,
  'OUTPUT2' | 'INPUT2' | 'ZERORATED' | 'NONE',
  string?,
];

/** A small chart of a practice's own ledger, with the tax types of New Zealand; other countries have names of their own. */
export const chart: readonly ChartRow[] = [
  ['090', 'Business Bank Account', 'BANK', 'ASSET', 'NONE'],
  ['091', 'Trust Bank Account', 'BANK', 'ASSET', 'NONE'],
  ['200', 'Accounting fees', 'REVENUE', 'REVENUE', 'OUTPUT2'],
  ['205', 'Advisory fees', 'REVENUE', 'REVENUE', 'OUTPUT2'],
  ['206', 'Payroll services', 'REVENUE', 'REVENUE', 'OUTPUT2'],
  ['207', 'Overseas clients', 'REVENUE', 'REVENUE', 'ZERORATED'],
  ['210', 'Disbursements recovered', 'REVENUE', 'REVENUE', 'OUTPUT2'],
  [null, 'Consulting', 'REVENUE', 'REVENUE', 'OUTPUT2'],
  ['260', 'Other revenue', 'OTHERINCOME', 'REVENUE', 'OUTPUT2'],
  ['280', 'Bureau fees (old)', 'REVENUE', 'REVENUE', 'OUTPUT2', 'archived'],
  ['400', 'Advertising', 'EXPENSE', 'EXPENSE', 'INPUT2'],
  ['412', 'Consulting and accounting', 'EXPENSE', 'EXPENSE', 'INPUT2'],
  ['425', 'Freight and courier', 'EXPENSE', 'EXPENSE', 'INPUT2'],
  ['461', 'Printing and stationery', 'EXPENSE', 'EXPENSE', 'INPUT2'],
  ['476', 'Rounding differences', 'EXPENSE', 'EXPENSE', 'NONE'],
  ['477', 'Salaries', 'EXPENSE', 'EXPENSE', 'NONE'],
  ['610', 'Accounts Receivable', 'CURRENT', 'ASSET', 'NONE', 'system:DEBTORS'],
  ['630', 'Disbursements to recover', 'CURRENT', 'ASSET', 'INPUT2'],
  ['800', 'Accounts Payable', 'CURRLIAB', 'LIABILITY', 'NONE', 'system:CREDITORS'],
  ['820', 'GST', 'CURRLIAB', 'LIABILITY', 'NONE', 'system:GST'],
  ['835', 'Trust Liability', 'CURRLIAB', 'LIABILITY', 'NONE', 'payments'],
  ['836', 'Trust Transfers', 'CURRLIAB', 'LIABILITY', 'NONE', 'payments'],
  ['840', 'Historical Adjustment', 'CURRLIAB', 'LIABILITY', 'NONE', 'system:HISTORICAL'],
  ['860', 'Rounding', 'CURRLIAB', 'LIABILITY', 'NONE', 'system:ROUNDING'],
  ['960', 'Retained Earnings', 'EQUITY', 'EQUITY', 'NONE', 'system:RETAINEDEARNINGS'],
];
