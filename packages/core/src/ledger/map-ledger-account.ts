import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';

import { recordAudit } from '../audit/record.ts';
import type { ServiceContext } from '../context.ts';
import { ledgerAccounts } from '../db/schema/ledger-accounts.ts';
import { AppError, notFound } from '../errors.ts';
import { ledgerAccountProblem } from './ledger-account-problem.ts';
import { type Chart, loadChart } from './load-chart.ts';
import type { MapLedgerAccount } from './schemas.ts';
import { type LedgerAccountView, viewLedgerAccount } from './view-ledger-account.ts';

type LedgerAccountRow = typeof ledgerAccounts.$inferSelect;
type Input = z.output<z.ZodObject<typeof MapLedgerAccount>>;

/**
 * Says which Xero account and tax type lines of a ledger account go to; null for both takes that away. Client bills
 * approved earlier keep what they were approved with.
 *
 * @throws {AppError} `not_found`; `precondition_failed` for an account that has to change in Xero first (no code,
 *   archived); `invalid_input` for one that never fits, a tax type that does not, or half a mapping
 */
export async function mapLedgerAccount(ctx: ServiceContext, input: Input): Promise<LedgerAccountView> {
  const ledgerAccount = await requireLedgerAccount(ctx, input.ledgerAccountId);
  const chart = await loadChart(ctx.tx, ctx.practice.id);
  const mapping = { xeroAccountId: input.xeroAccountId, taxType: input.taxType };
  requireUsable({ ...ledgerAccount, ...mapping }, chart);
  await ctx.tx
    .update(ledgerAccounts)
    .set(mapping)
    .where(and(eq(ledgerAccounts.practiceId, ctx.practice.id), eq(ledgerAccounts.id, ledgerAccount.id)));
  recordAudit(ctx, {
    subjectKind: 'ledger_account',
    subjectId: ledgerAccount.id,
    before: { xeroAccountId: ledgerAccount.xeroAccountId, taxType: ledgerAccount.taxType },
    after: mapping,
  });
  ctx.announce('ledgerAccount');
  ctx.announce('clientBill');
  return viewLedgerAccount({ ...ledgerAccount, ...mapping }, chart);
}

async function requireLedgerAccount(ctx: ServiceContext, ledgerAccountId: string): Promise<LedgerAccountRow> {
  const [ledgerAccount] = await ctx.tx
    .select()
    .from(ledgerAccounts)
    .where(and(eq(ledgerAccounts.practiceId, ctx.practice.id), eq(ledgerAccounts.id, ledgerAccountId)))
    .for('update');
  if (!ledgerAccount) throw notFound('ledger account');
  return ledgerAccount;
}

function requireUsable(ledgerAccount: LedgerAccountRow, chart: Chart): void {
  const { xeroAccountId, taxType } = ledgerAccount;
  if (xeroAccountId === null && taxType === null) return;
  if (xeroAccountId === null || taxType === null) {
    throw new AppError('invalid_input', 'half a mapping', {
      userMessage: 'A mapping has both an account and a tax type. Choose both, or neither.',
    });
  }
  if (!chart.accounts.has(xeroAccountId)) {
    throw new AppError('not_found', 'account not in the chart', {
      userMessage:
        'This account is not in the chart last read from Xero. Refresh the accounts, then choose again.',
    });
  }
  const problem = ledgerAccountProblem(ledgerAccount, chart);
  if (!problem) return;
  const mendedInXero = problem.code === 'no_code' || problem.code === 'archived';
  throw new AppError(
    mendedInXero ? 'precondition_failed' : 'invalid_input',
    `mapping refused: ${problem.code}`,
    {
      userMessage: problem.sentence,
      details: { problem: problem.code },
    },
  );
}
