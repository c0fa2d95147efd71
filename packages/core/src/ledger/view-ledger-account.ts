import type { LedgerPurpose } from '../db/schema/ledger-accounts.ts';
import type { ledgerAccounts } from '../db/schema/ledger-accounts.ts';
import { ledgerAccountProblem, type LedgerAccountProblem } from './ledger-account-problem.ts';
import type { Chart } from './load-chart.ts';

export type LedgerAccountView = {
  readonly id: string;
  readonly name: string;
  readonly purpose: LedgerPurpose;
  readonly mapping: {
    readonly xeroAccountId: string;
    /** From the chart as last read; null when the account has none or is gone. */
    readonly code: string | null;
    readonly xeroAccountName: string | null;
    readonly taxType: string;
    readonly taxName: string | null;
  } | null;
  readonly problem: LedgerAccountProblem | null;
};

/** A ledger account as screens show it, judged by the chart as last read. */
export function viewLedgerAccount(
  ledgerAccount: typeof ledgerAccounts.$inferSelect,
  chart: Chart,
): LedgerAccountView {
  const { id, name, purpose, xeroAccountId, taxType } = ledgerAccount;
  const account = chart.accounts.get(xeroAccountId ?? '');
  return {
    id,
    name,
    purpose,
    mapping:
      xeroAccountId === null || taxType === null
        ? null
        : {
            xeroAccountId,
            code: account?.code ?? null,
            xeroAccountName: account?.name ?? null,
            taxType,
            taxName: chart.taxRates.get(taxType)?.name ?? null,
          },
    problem: ledgerAccountProblem(ledgerAccount, chart),
  };
}
