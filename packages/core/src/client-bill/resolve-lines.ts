import { xeroAccountProblem, type XeroAccountProblem } from './account-problem.ts';
import type {
  LedgerAccountMapping,
  Preflight,
  PreflightLine,
  XeroAccount,
  XeroTaxRate,
} from './preflight.ts';
import { blocking, type Problem, type ProblemCode } from './problem.ts';
import type { SourceLine } from './summarise-lines.ts';
import { taxRateFits } from './tax-rate-fits.ts';

type ResolvedLine = { readonly line: SourceLine } | { readonly problem: Problem };

/**
 * Finds the Xero account and tax type of every line, from the latest chart of accounts.
 *
 * @returns the lines that resolved, and each problem once for its account
 */
export function resolveLines(preflight: Preflight): {
  readonly lines: readonly SourceLine[];
  readonly problems: readonly Problem[];
} {
  const resolved = preflight.bill.lines.map((line) => resolveLine(preflight, line));
  const problems = resolved.flatMap((each) => ('problem' in each ? [each.problem] : []));
  const distinct = new Map(problems.map((problem) => [problem.sentence + problem.subjectId, problem]));
  return {
    lines: resolved.flatMap((each) => ('line' in each ? [each.line] : [])),
    problems: [...distinct.values()],
  };
}

function resolveLine(preflight: Preflight, line: PreflightLine): ResolvedLine {
  const mapping = preflight.ledgerAccounts.get(line.ledgerAccountId);
  const account = preflight.xeroAccounts.get(mapping?.xeroAccountId ?? '');
  const taxType = line.taxType ?? mapping?.taxType;
  if (!mapping || !account || !taxType) return { problem: unmapped(preflight, line, mapping) };

  const accountProblem = xeroAccountProblem(account, mapping.purpose);
  if (accountProblem) return { problem: unusable(accountProblem, account, { preflight, line }) };
  const taxProblem = problemOfTax(preflight.taxRates.get(taxType), taxType, account);
  if (taxProblem) return { problem: { ...taxProblem, subjectId: line.ledgerAccountId } };

  return { line: toSourceLine(line, account, taxType) };
}

function toSourceLine(line: PreflightLine, account: XeroAccount, taxType: string): SourceLine {
  const { id, description, amountCents, tracking = [] } = line;
  return {
    id,
    description,
    amountCents,
    accountCode: account.code ?? '',
    accountName: account.name,
    taxType,
    tracking,
  };
}

function unmapped(
  { bill }: Preflight,
  line: PreflightLine,
  mapping: LedgerAccountMapping | undefined,
): Problem {
  const sentence = mapping?.xeroAccountId
    ? `The account ${mapping.name} is mapped to one that is no longer in Xero. Choose another under Ledger mapping; only ${bill.number} waits.`
    : `The account ${mapping?.name ?? 'of a line'} is not mapped to Xero yet. Choose one under Ledger mapping; only ${bill.number} waits.`;
  return blocking('unmapped_account', { sentence, fix: 'Map the account' }, line.ledgerAccountId);
}

const codeOf: Readonly<Record<XeroAccountProblem, ProblemCode>> = {
  no_code: 'account_no_code',
  archived: 'account_archived',
  bank: 'account_bank',
  system: 'account_system',
  wrong_type: 'account_wrong_type',
};

function unusable(
  problem: XeroAccountProblem,
  { name }: XeroAccount,
  { preflight, line }: { readonly preflight: Preflight; readonly line: PreflightLine },
): Problem {
  const waits = `only ${preflight.bill.number} waits`;
  const words: Readonly<Record<XeroAccountProblem, { sentence: string; fix: string }>> = {
    no_code: {
      sentence: `The account ${name} has no code in Xero. Give it one in Xero, then check again; ${waits}.`,
      fix: 'Check again',
    },
    archived: {
      sentence: `The account ${name} is archived in Xero. Restore it there or map another; ${waits}.`,
      fix: 'Map another account',
    },
    bank: {
      sentence: `${name} is a bank account, and Xero takes no lines on those. Map another account; ${waits}.`,
      fix: 'Map another account',
    },
    system: {
      sentence: `Xero keeps the account ${name} for itself. Map another account; ${waits}.`,
      fix: 'Map another account',
    },
    wrong_type: {
      sentence: `The account ${name} is of a type that does not fit this line. Map another account; ${waits}.`,
      fix: 'Map another account',
    },
  };
  return blocking(codeOf[problem], words[problem], line.ledgerAccountId);
}

function problemOfTax(rate: XeroTaxRate | undefined, taxType: string, account: XeroAccount): Problem | null {
  if (rate?.status !== 'ACTIVE') {
    const sentence = `The tax type ${rate?.name ?? taxType} is no longer in use in Xero. Choose another under Ledger mapping.`;
    return blocking('tax_rate_inactive', { sentence, fix: 'Choose another tax type' });
  }
  if (taxRateFits(rate, account.class)) return null;
  const sentence = `${rate.name} does not fit the account ${account.code}. Choose another tax type or account.`;
  return blocking('tax_type_invalid_for_account', { sentence, fix: 'Choose another tax type' });
}
