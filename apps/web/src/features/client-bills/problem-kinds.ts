import type { BillProblem } from './bill-types.ts';

type Code = BillProblem['code'];

const mapping: readonly Code[] = [
  'unmapped_account',
  'account_no_code',
  'account_archived',
  'account_bank',
  'account_system',
  'account_wrong_type',
  'tax_type_invalid_for_account',
  'tax_rate_inactive',
  'totals_differ',
];
const contact: readonly Code[] = [
  'contact_missing',
  'contact_ambiguous',
  'contact_merged',
  'contact_archived',
  'contact_will_be_created',
];
const document: readonly Code[] = [
  'no_lines',
  'locked_period',
  'end_of_year_lock',
  'due_before_date',
  'zero_total',
  'negative_total',
  'reference_empty',
  'reference_too_long',
  'description_too_long',
];

/** Solved under Ledger mapping. */
export function isMappingProblem(code: Code): boolean {
  return mapping.includes(code);
}

/** Solved by choosing the contact in Xero. */
export function isContactProblem(code: Code): boolean {
  return contact.includes(code);
}

/** Solved by changing the client bill itself. */
export function isDocumentProblem(code: Code): boolean {
  return document.includes(code);
}
