import { xeroAccountProblem, type XeroAccountProblem } from '../client-bill/account-problem.ts';
import type { ServiceContext } from '../context.ts';
import { type LedgerPurpose, ledgerPurposes } from '../db/schema/ledger-accounts.ts';
import { asOfOf } from '../mirror/as-of.ts';
import { accountSentence } from './ledger-account-problem.ts';
import { loadChart } from './load-chart.ts';

export type XeroAccountView = {
  readonly xeroAccountId: string;
  readonly code: string | null;
  readonly name: string;
  /** Xero's words: `REVENUE`, `CURRLIAB` … */
  readonly type: string;
  readonly class: string | null;
  /** Whether some purpose can use it. */
  readonly usable: boolean;
  /** Purposes it can be mapped for. */
  readonly usableFor: readonly LedgerPurpose[];
  /** Why no purpose can use it; null when one can. */
  readonly problem: XeroAccountProblem | null;
  readonly sentence: string | null;
};

/** The chart of accounts as last read: usable ones first, then by code and name, archived ones included. */
export async function listXeroAccounts(ctx: ServiceContext): Promise<XeroAccountView[]> {
  await asOfOf(ctx, ['accounts']);
  const { accounts } = await loadChart(ctx.tx, ctx.practice.id);
  const views = [...accounts].map(([xeroAccountId, account]): XeroAccountView => {
    const usableFor = ledgerPurposes.filter((purpose) => !xeroAccountProblem(account, purpose));
    const problem = usableFor.length > 0 ? null : xeroAccountProblem(account);
    const { code, name, type } = account;
    const sentence = problem && accountSentence(problem, account);
    return {
      xeroAccountId,
      code,
      name,
      type,
      class: account.class,
      usable: problem === null,
      usableFor,
      problem,
      sentence,
    };
  });
  return views.toSorted(
    (a, b) => Number(b.usable) - Number(a.usable) || compare(a.code, b.code) || compare(a.name, b.name),
  );
}

/** Codes are mostly numbers; accounts without one come last. */
function compare(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.localeCompare(b, 'en', { numeric: true });
}
