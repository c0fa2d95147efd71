export type ProblemCode =
  | 'ledger_disconnected'
  | 'not_checked'
  | 'not_approved'
  | 'cash_basis'
  | 'may_not_approve'
  | 'no_lines'
  | 'unmapped_account'
  | 'account_no_code'
  | 'account_archived'
  | 'account_bank'
  | 'account_system'
  | 'account_wrong_type'
  | 'tax_type_invalid_for_account'
  | 'tax_rate_inactive'
  | 'contact_missing'
  | 'contact_archived'
  | 'contact_ambiguous'
  | 'contact_merged'
  | 'contact_will_be_created'
  | 'locked_period'
  | 'end_of_year_lock'
  | 'due_before_date'
  | 'number_taken'
  | 'zero_total'
  | 'negative_total'
  | 'totals_differ'
  | 'cent_settled'
  | 'reference_empty'
  | 'reference_too_long'
  | 'description_too_long';

/** Something the dry run found about a client bill. */
export type Problem = {
  readonly code: ProblemCode;
  /** What is so, what it means and what to do, for everybody to read. */
  readonly sentence: string;
  /** What to do, as the label of a button. */
  readonly fix: string;
  /** False for a remark: the client bill can be posted all the same. */
  readonly blocking: boolean;
  /** Ledger account or line the problem is about; null when it is about the whole client bill. */
  readonly subjectId: string | null;
};

/** A problem that keeps the client bill from being posted. */
export function blocking(
  code: ProblemCode,
  words: { readonly sentence: string; readonly fix: string },
  subjectId: string | null = null,
): Problem {
  return { code, ...words, blocking: true, subjectId };
}

/** Something worth knowing that keeps nothing from being posted. */
export function remark(
  code: ProblemCode,
  words: { readonly sentence: string; readonly fix: string },
): Problem {
  return { code, ...words, blocking: false, subjectId: null };
}
