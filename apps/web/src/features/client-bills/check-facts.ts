import { passedChecks } from '@throughline/core/client-bill/passed-checks';
import { formatDay } from '@throughline/core/clock/format-day';

import type { Bill, BillProblem, DryRun } from './bill-types.ts';
import type { BillingLists } from './use-billing-lists.ts';

export type Check = { readonly code: string; readonly sentence: string };

/** Checks that were neither passed nor found wrong, as only Xero could tell and was not asked. */
export function notChecked({ checks, problems, remarks }: DryRun): readonly Check[] {
  const passed = new Set(checks.map(({ code }) => code));
  const found = [...problems, ...remarks].map(({ code }) => code);
  const openAfter = (code: BillProblem['code']) =>
    new Set(passedChecks(new Set([code]), true).map((check) => check.code));
  const untouched = found.map(openAfter);
  return passedChecks(new Set(), true).filter(
    ({ code }) => !passed.has(code) && untouched.every((open) => open.has(code)),
  );
}

/** What a passed check looked at, in a few words; null when the sentence says it all. */
export function checkDetail(
  code: string,
  { bill, dry }: { readonly bill: Bill; readonly dry: DryRun },
): string | null {
  const { payload } = dry;
  const details: Readonly<Record<string, string | null>> = {
    accounts_mapped: counted(
      new Set(bill.lines.map(({ ledgerAccountId }) => ledgerAccountId)).size,
      'account',
    ),
    accounts_usable:
      payload && [...new Set(payload.LineItems.map(({ AccountCode }) => AccountCode))].join(', '),
    contact_known: payload && (('Name' in payload.Contact ? payload.Contact.Name : null) ?? bill.clientName),
    dates_open: formatDay(bill.billDate),
    due_date: formatDay(bill.dueDate),
    number_free: bill.number,
    texts_fit: bill.reference === '' ? null : bill.reference,
  };
  return details[code] ?? null;
}

export type Compared = { readonly ours: string; readonly theirs: string };

/** The two values a problem is about, ours and Xero's; null when its sentence holds them already. */
export function comparedValues(
  { code, subjectId }: BillProblem,
  { bill, dry, lists }: { readonly bill: Bill; readonly dry: DryRun; readonly lists: BillingLists },
): Compared | null {
  if (code === 'due_before_date') {
    return { ours: `due ${formatDay(bill.dueDate)}`, theirs: `date ${formatDay(bill.billDate)}` };
  }
  if (code === 'number_taken') return { ours: bill.number, theirs: `${bill.number}, another document` };
  if (code.startsWith('contact_')) {
    const names = [...new Set(dry.candidates.map(candidateWords))];
    return {
      ours: bill.clientName,
      theirs: names.length === 0 ? 'no contact of this name' : names.join(' · '),
    };
  }
  return accountCompared(subjectId, lists);
}

function accountCompared(
  ledgerAccountId: string | null,
  { ledgerAccounts, xeroAccounts }: BillingLists,
): Compared | null {
  const ledgerAccount = ledgerAccounts.find(({ id }) => id === ledgerAccountId);
  if (!ledgerAccount) return null;
  const { name, mapping } = ledgerAccount;
  const account = xeroAccounts.find(({ xeroAccountId }) => xeroAccountId === mapping?.xeroAccountId);
  const theirs = account
    ? `${account.code ?? 'no code'} ${account.name}, ${account.type.toLowerCase()}`
    : 'no account chosen';
  return { ours: name, theirs };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function candidateWords({ name, isActive, isMerged }: DryRun['candidates'][number]): string {
  if (isActive) return name;
  return `${name}, ${isMerged ? 'merged into another' : 'archived'}`;
}
