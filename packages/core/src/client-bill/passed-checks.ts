import type { ProblemCode } from './problem.ts';

export type PassedCheck = { readonly code: string; readonly sentence: string };

type Check = PassedCheck & { readonly against: readonly ProblemCode[]; readonly asksXero?: true };

/** What is checked before posting, in the order screens show it. */
const checks: readonly Check[] = [
  { code: 'connected', sentence: 'Xero is connected', against: ['ledger_disconnected'] },
  {
    code: 'may_approve',
    sentence: 'Xero lets us approve sales invoices',
    against: ['may_not_approve'],
  },
  { code: 'accrual', sentence: 'The practice is on accrual basis', against: ['cash_basis'] },
  {
    code: 'accounts_mapped',
    sentence: 'Every line has a mapped account',
    against: ['no_lines', 'unmapped_account'],
  },
  {
    code: 'accounts_usable',
    sentence: 'Every account has a code and is in use',
    against: ['account_no_code', 'account_archived', 'account_bank', 'account_system', 'account_wrong_type'],
  },
  {
    code: 'tax_types_fit',
    sentence: 'Tax types fit their accounts',
    against: ['tax_type_invalid_for_account', 'tax_rate_inactive'],
  },
  {
    code: 'contact_known',
    sentence: 'The contact in Xero is known',
    against: [
      'contact_missing',
      'contact_archived',
      'contact_ambiguous',
      'contact_merged',
      'contact_will_be_created',
    ],
    asksXero: true,
  },
  {
    code: 'dates_open',
    sentence: 'The date is after the lock dates',
    against: ['locked_period', 'end_of_year_lock'],
  },
  { code: 'due_date', sentence: 'The due date is not before the date', against: ['due_before_date'] },
  { code: 'number_free', sentence: 'The number is free in Xero', against: ['number_taken'], asksXero: true },
  {
    code: 'total',
    sentence: 'The total is above zero',
    against: ['no_lines', 'zero_total', 'negative_total'],
  },
  { code: 'totals_equal', sentence: 'Xero’s total equals ours to the cent', against: ['totals_differ'] },
  {
    code: 'texts_fit',
    sentence: 'Reference and descriptions fit',
    against: ['reference_empty', 'reference_too_long', 'description_too_long'],
  },
];

/** How many checks there are. */
export const checkCount = checks.length;

/**
 * The checks a client bill passed.
 *
 * @param found codes of everything found, remarks included
 * @param hasAsked whether Xero was asked; what only Xero can tell is not passed without
 */
export function passedChecks(found: ReadonlySet<ProblemCode>, hasAsked: boolean): PassedCheck[] {
  // While a line has no account, nothing is known of tax, codes and the total in Xero.
  const isOpen = found.has('unmapped_account') || found.has('no_lines');
  const hidden = new Set(isOpen ? ['accounts_usable', 'tax_types_fit', 'totals_equal'] : []);
  return checks
    .filter(({ against, asksXero }) => !against.some((code) => found.has(code)) && (hasAsked || !asksXero))
    .filter(({ code }) => !hidden.has(code))
    .map(({ code, sentence }) => ({ code, sentence }));
}
